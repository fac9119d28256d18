package de.medicalhub.fhir.notice.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Rides and deliveries that come at another time than was said (N11). */
final class MovedLegs {
    private static final Set<String> BEFORE = Set.of("en-route", "arrived", "picked-up");

    private MovedLegs() {}

    /**
     * A leg whose planned time moved is told to the patient and to those of the team who wait for it, once for each time (N11).
     *
     * @param team of the case
     */
    static Stream<Notice> of(Task task, Optional<CareTeam> team) {
        boolean delivery = NoticeRules.code(task.getCode(), HubCodes.TASK_CODE).equals(HubCodes.TASK_DELIVERY_LEG);
        boolean leg =
                delivery || NoticeRules.code(task.getCode(), HubCodes.TASK_CODE).equals(HubCodes.TASK_TRANSPORT_LEG);
        if (!leg
                || task.hasPartOf()
                || !isAwaited(task)
                || output(task, "moved-from").isEmpty()) {
            return Stream.empty();
        }
        Set<String> waiting = delivery ? Set.of("nursing", "pharmacy") : Set.of("hospital", "nursing");
        List<Reference> concerned = Stream.concat(
                        Stream.of(task.getFor()), NoticeRules.members(team, waiting::contains))
                .toList();
        // Back to a time that was told before is another move.
        String time = "@" + output(task, "moved-to").orElse("") + "#"
                + output(task, "moves").orElse("");
        NoticeKind kind = delivery ? NoticeKind.DELIVERY_MOVED : NoticeKind.RIDE_MOVED;
        return NoticeRules.notice(task, kind, task.getOwner(), concerned).map(notice -> notice.keyed(time));
    }

    /** Nobody has come yet: the vehicle may be on its way, with medicine in it, but not with the patient. */
    private static boolean isAwaited(Task task) {
        return task.getStatus() == TaskStatus.ACCEPTED
                || (task.getStatus() == TaskStatus.INPROGRESS
                        && BEFORE.contains(NoticeRules.code(task.getBusinessStatus(), HubCodes.BUSINESS_STATUS)));
    }

    private static Optional<String> output(Task task, String name) {
        return task.getOutput().stream()
                .filter(output -> NoticeRules.code(output.getType(), HubCodes.TASK_PARAMETER)
                        .equals(name))
                .map(output -> output.getValue().primitiveValue())
                .findFirst();
    }
}
