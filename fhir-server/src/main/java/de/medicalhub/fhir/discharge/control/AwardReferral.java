package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.Refusal;
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
    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    AwardReferral(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code Task/…} of the service that wins
     * @throws Refusal if it cannot win, or another one has
     */
    public void award(String reference, Actor actor) {
        operation.store(() -> write(reference, actor)); // A service may answer in the very moment of the award.
    }

    private CaseBundle write(String reference, Actor actor) {
        Task winner = operation.find(reference, HubCodes.TASK_REFERRAL, Task::getRequester, actor);
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
        Inputs.addOutput(task, "awarded-at", clock.instant());
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
