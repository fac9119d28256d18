package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The hospital awards one nursing service; the others end with it (rule 5 of the feature). */
@Component
public class AwardReferral {
    /** A service may answer in the very moment of the award; then the award is tried again on what it answered. */
    private static final int ATTEMPTS = 3;

    private final CaseRecords records;
    private final Clock clock;

    AwardReferral(CaseRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param reference {@code Task/…} of the service that wins
     * @throws Refusal if it cannot win, or another one has
     */
    public void award(String reference, Actor actor) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                records.store(write(reference, actor).toBundle());
                return;
            } catch (Refusal refusal) {
                throw refusal;
            } catch (HubException failure) {
                if (failure.kind() != ProblemKind.CONFLICT) {
                    throw failure;
                }
            }
        }
        throw new Refusal(ProblemKind.CONFLICT, "changed-meanwhile");
    }

    private CaseBundle write(String reference, Actor actor) {
        Task winner = records.find(Task.class, reference)
                .filter(found -> Referrals.is(found, HubCodes.TASK_REFERRAL))
                .filter(found -> actor.actsFor(References.local(found.getRequester())))
                .orElseThrow(Refusal::notFound);
        String focus = References.local(winner.getFocus());
        ServiceRequest request = records.find(ServiceRequest.class, focus).orElseThrow(Refusal::notFound);
        checkState(winner, request);
        CaseBundle bundle = new CaseBundle();
        String service = References.local(winner.getOwner());
        bundle.replace(request.addPerformer(new Reference(service)));
        bundle.replace(win(winner));
        records.referralsFor(focus).stream()
                .filter(task -> !task.getIdElement()
                        .getIdPart()
                        .equals(winner.getIdElement().getIdPart()))
                .filter(task -> !Referrals.hasEnded(task))
                .forEach(task -> bundle.replace(lose(task)));
        openTheCase(winner, service, bundle);
        return bundle;
    }

    private static void checkState(Task task, ServiceRequest request) {
        if (request.hasPerformer()) {
            throw new Refusal(ProblemKind.CONFLICT, "already-awarded");
        }
        if (Referrals.isWaiting(task)) {
            throw new Refusal(ProblemKind.RULE, "not-accepted-yet");
        }
        if (task.getStatus() != Task.TaskStatus.ACCEPTED) {
            throw new Refusal(ProblemKind.CONFLICT, "not-accepted");
        }
    }

    private Task win(Task task) {
        return task.setStatus(Task.TaskStatus.INPROGRESS)
                .setBusinessStatus(OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.AWARDED))
                .setLastModified(Date.from(clock.instant()));
    }

    private Task lose(Task task) {
        return task.setStatus(Task.TaskStatus.CANCELLED)
                .setBusinessStatus(OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.AWARDED_ELSEWHERE))
                .setLastModified(Date.from(clock.instant()));
    }

    /** From here on the winner may know who it is; the Consent says so in the same breath. */
    private void openTheCase(Task winner, String service, CaseBundle bundle) {
        String caseId = References.caseId(List.of(winner.getGroupIdentifier())).orElseThrow(Refusal::notFound);
        Consent consent = records.consentOf(caseId, ConsentPurpose.REFERRAL.code())
                .orElseThrow(() -> new Refusal(ProblemKind.RULE, "no-consent"));
        CaseConsents.addRecipient(consent, service);
        bundle.replace(consent);
        CareTeam team = records.teamOf(caseId).orElseThrow(() -> new Refusal(ProblemKind.RULE, "case-ended"));
        TeamPart.addMember(team, "nursing", service);
        bundle.replace(team);
    }
}
