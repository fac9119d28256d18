package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The hospital takes back a request that is not awarded: the one to this service, or all of them (rule 8). */
@Component
public class WithdrawReferral {
    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    WithdrawReferral(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code Task/…} of a service that was asked
     * @throws Refusal if it has ended or was awarded
     */
    public void withdraw(String reference, Parameters parameters, Actor actor) {
        operation.find(reference, HubCodes.TASK_REFERRAL, Task::getRequester, actor);
        ParameterReader reader = new ParameterReader(parameters);
        String reason = reader.codeOf("reason", true, HubCodes.WITHDRAW_REASON).orElse("");
        boolean all = reader.bool("all", false).orElse(false);
        reader.requireNoFaults();
        operation.store(() -> write(reference, actor, reason, all)); // A service may answer in the very same moment.
    }

    private CaseBundle write(String reference, Actor actor, String reason, boolean all) {
        Task named = operation.find(reference, HubCodes.TASK_REFERRAL, Task::getRequester, actor);
        String focus = References.local(named.getFocus());
        ServiceRequest request = records.find(ServiceRequest.class, focus).orElseThrow(Refusal::notFound);
        if (Referrals.awaitsConfirmation(named)) {
            return release(named, reason);
        }
        if (request.hasPerformer()) {
            throw new Refusal(ProblemKind.CONFLICT, "already-awarded");
        }
        List<Task> open = (all ? records.referralsFor(focus) : List.of(named))
                .stream().filter(task -> !Referrals.hasEnded(task)).toList();
        if (open.isEmpty()) {
            throw new Refusal(ProblemKind.CONFLICT, "not-open");
        }
        CaseBundle bundle = new CaseBundle();
        if (all) {
            request.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED);
        }
        bundle.replace(request); // Also unchanged: its version is what an award in the same moment is decided by.
        open.forEach(task -> bundle.replace(take(task, reason)));
        return bundle;
    }

    /** An award is taken back only from a service that let the time for confirming a new date go by (rule 14). */
    private CaseBundle release(Task awarded, String reason) {
        boolean over = Inputs.instant(awarded, "confirm-by")
                .filter(clock.instant()::isAfter)
                .isPresent();
        if (!over) {
            throw new Refusal(ProblemKind.RULE, "confirm-open");
        }
        CaseBundle bundle = new CaseBundle();
        Release.write(records, awarded, clock.instant(), bundle);
        bundle.replace(take(awarded, reason));
        return bundle;
    }

    private Task take(Task task, String reason) {
        return task.setStatus(Task.TaskStatus.CANCELLED)
                .setStatusReason(OwnCodes.shipped().concept(HubCodes.WITHDRAW_REASON, reason))
                .setBusinessStatus(OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.WITHDRAWN))
                .setLastModified(Date.from(clock.instant()));
    }
}
