package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.util.Date;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Somebody of an organisation that took part has taken note of the end; the organisation reads it no longer (rule 20). */
@Component
public class AcknowledgeEnd {
    private final TaskOperation operation;
    private final Clock clock;

    AcknowledgeEnd(CaseRecords records, Clock clock) {
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code Task/…}
     * @throws Refusal if it is not the caller's, or was acknowledged already
     */
    public void acknowledge(String reference, Actor actor) {
        operation.store(() -> {
            Task task = operation.find(reference, HubCodes.TASK_CASE_ENDED, Task::getOwner, actor);
            if (Referrals.hasEnded(task)) {
                throw new Refusal(ProblemKind.CONFLICT, "not-open");
            }
            CaseBundle bundle = new CaseBundle();
            bundle.replace(task.setStatus(Task.TaskStatus.COMPLETED).setLastModified(Date.from(clock.instant())));
            return bundle;
        });
    }
}
