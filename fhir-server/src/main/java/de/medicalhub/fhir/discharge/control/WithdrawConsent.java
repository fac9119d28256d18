package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** A consent is withdrawn, by the patient or by the hospital that is told so; what stands on it ends (rule 10). */
@Component
public class WithdrawConsent {
    private static final String WITHDRAWN = "consent-withdrawn";
    private static final Set<String> BY = Set.of("patient", "representative");

    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    WithdrawConsent(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code Consent/…}
     * @throws Refusal if it does not hold any more, or is not the caller's to withdraw
     */
    public void withdraw(String reference, Parameters parameters, Actor actor) {
        find(reference, actor);
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> by = actor.isPatient() ? Optional.of("patient") : reader.code("withdrawn-by", true, BY);
        Optional<String> reason = reader.text("reason");
        reader.requireNoFaults();
        String why = by.orElse("") + reason.map(text -> ": " + text).orElse("");
        operation.store(() -> write(reference, why, actor));
    }

    private CaseBundle write(String reference, String why, Actor actor) {
        Consent consent = find(reference, actor);
        if (consent.getStatus() != Consent.ConsentState.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "consent-ended");
        }
        Instant now = clock.instant();
        CaseBundle bundle = new CaseBundle();
        String caseId = References.caseId(consent.getIdentifier()).orElse("");
        if (is(consent, ConsentPurpose.DISCHARGE)) {
            endCase(caseId, now, bundle);
        }
        if (is(consent, ConsentPurpose.REFERRAL)) {
            endReferral(caseId, now, bundle);
        }
        if (is(consent, ConsentPurpose.VIDEO)) {
            ConsultationEnd.ofVideos(records, caseId, now)
                    .write(OwnCodes.shipped().concept(HubCodes.CLOSE_REASON, WITHDRAWN), bundle);
        }
        if (bundle.indexOf(reference) < 0) {
            CaseConsents.end(consent, now);
            bundle.replace(consent);
        }
        bundle.add(EndingRecord.of(reference, HubCodes.CLOSE_REASON, WITHDRAWN, Optional.of(why), actor, now));
        return bundle;
    }

    private Consent find(String reference, Actor actor) {
        return records.find(Consent.class, reference)
                .filter(consent -> isOwn(consent, actor))
                .orElseThrow(Refusal::notFound);
    }

    private boolean isOwn(Consent consent, Actor actor) {
        return actor.isPatient()
                ? References.local(consent.getPatient()).equals(actor.person())
                : References.caseId(consent.getIdentifier())
                        .filter(caseId -> CloseCase.isOwn(records, caseId, actor))
                        .isPresent();
    }

    /** Without consent to the discharge management there is none. */
    private void endCase(String caseId, Instant now, CaseBundle bundle) {
        records.partsOf(CarePlan.class, caseId).stream()
                .filter(plan -> plan.getStatus() == CarePlan.CarePlanStatus.ACTIVE)
                .findFirst()
                .ifPresent(plan -> new CaseEnd(records, caseId, WITHDRAWN, now).write(plan, bundle));
    }

    /** Nobody is asked any more, and the service that was chosen leaves the team. */
    private void endReferral(String caseId, Instant now, CaseBundle bundle) {
        List<Task> referrals = records.partsOf(Task.class, caseId).stream()
                .filter(task -> Referrals.is(task, HubCodes.TASK_REFERRAL) && !Referrals.hasEnded(task))
                .toList();
        referrals.stream()
                .filter(Referrals::isAwarded)
                .map(task -> References.local(task.getOwner()))
                .forEach(service -> LeftTasks.end(records, caseId, service, now, bundle));
        referrals.forEach(task -> bundle.replace(task.setStatus(Task.TaskStatus.CANCELLED)
                .setStatusReason(OwnCodes.shipped().concept(HubCodes.WITHDRAW_REASON, WITHDRAWN))
                .setBusinessStatus(OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.WITHDRAWN))
                .setLastModified(Date.from(now))));
        records.partsOf(ServiceRequest.class, caseId).stream()
                .filter(request -> References.has(request.getCategoryFirstRep(), HubCodes.REQUEST_CATEGORY, "nursing"))
                .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
                .forEach(request -> bundle.replace(request.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED)));
        records.teamOf(caseId).ifPresent(team -> {
            if (Release.removeNursing(team)) {
                bundle.replace(team);
            }
        });
    }

    private static boolean is(Consent consent, ConsentPurpose purpose) {
        return References.has(consent.getCategoryFirstRep(), HubCodes.CONSENT_PURPOSE, purpose.code());
    }
}
