package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;

/** Which state of a Task allows what. */
final class Referrals {
    private static final Set<Task.TaskStatus> WAITING = EnumSet.of(Task.TaskStatus.REQUESTED, Task.TaskStatus.RECEIVED);
    private static final Set<Task.TaskStatus> ENDED = EnumSet.of(
            Task.TaskStatus.REJECTED,
            Task.TaskStatus.CANCELLED,
            Task.TaskStatus.FAILED,
            Task.TaskStatus.COMPLETED,
            Task.TaskStatus.ENTEREDINERROR);

    private Referrals() {}

    static boolean is(Task task, String code) {
        return References.has(task.getCode(), HubCodes.TASK_CODE, code);
    }

    /** Nobody has answered yet. */
    static boolean isWaiting(Task task) {
        return WAITING.contains(task.getStatus());
    }

    static boolean hasEnded(Task task) {
        return ENDED.contains(task.getStatus());
    }
}
