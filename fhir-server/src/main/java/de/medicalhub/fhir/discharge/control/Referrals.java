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

    /** The service that has won cares. */
    static boolean isAwarded(Task task) {
        return is(task, HubCodes.TASK_REFERRAL) && task.getStatus() == Task.TaskStatus.INPROGRESS;
    }

    /** The service that has won has not confirmed the new date yet. */
    static boolean awaitsConfirmation(Task task) {
        return isAwarded(task) && Inputs.has(task, "confirm-by");
    }

    /** It was decided that what it is for is not needed, or the patient has declined. */
    static boolean isAgainst(Task task) {
        return task.getStatusReason().getCoding().stream()
                .anyMatch(coding -> HubCodes.NEED_DECISION.equals(coding.getSystem()));
    }

    /** Somebody is on the way with or to the patient; nobody stops that from a desk. */
    static boolean hasBegunToMove(Task task) {
        boolean leg = is(task, HubCodes.TASK_TRANSPORT_LEG) || is(task, HubCodes.TASK_DELIVERY_LEG);
        return leg && task.getStatus() == Task.TaskStatus.INPROGRESS;
    }

    static boolean hasEnded(Task task) {
        return ENDED.contains(task.getStatus());
    }
}
