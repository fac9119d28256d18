package de.medicalhub.portal.patient.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.patient.entity.CourseEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The ride and the medicine, as a patient is told of them (P6). */
final class CourseOfThings {
    private static final String MEDICINE = "medicine";
    private static final Set<String> RIDE_STATES =
            Set.of("en-route", "arrived", "on-board", "dropped-off", "no-show", "unplanned", "waits-for-call");
    private static final Set<String> DELIVERY_STATES = Set.of(
            "en-route",
            "arrived",
            "picked-up",
            "handed-over",
            "not-delivered",
            "brought-back",
            "returned",
            "no-show",
            "unplanned");

    private CourseOfThings() {}

    static List<CourseEntry> of(Case found) {
        return Stream.of(
                        leg(found, Tasks.RIDE).map(task -> ride(found, task)),
                        found.task(Tasks.DISPENSE)
                                .filter(task -> !Tasks.isAgainst(task))
                                .map(task -> prepared(found, task)),
                        leg(found, Tasks.DELIVERY).map(task -> delivery(found, task)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Task> leg(Case found, String code) {
        return found.task(code).filter(task -> !Tasks.isAgainst(task));
    }

    private static CourseEntry ride(Case found, Task leg) {
        Phrase sentence = Phrase.of("my-plan.ride." + state(leg, RIDE_STATES));
        if (hasEnded(leg)) {
            return CourseEntry.past("ride", Tasks.changed(leg), sentence);
        }
        CourseEntry dated = ahead(found, "ride", leg, "window-start", sentence);
        String code = Tasks.text(leg, "boarding-code");
        CourseEntry entry = code.isEmpty() ? dated : dated.with(Phrase.of("my-plan.ride.code", code));
        return Tasks.time(leg, "planned-drop-off")
                .map(at -> entry.with(Phrase.of("my-plan.ride.arrival", at)))
                .orElse(entry);
    }

    private static CourseEntry delivery(Case found, Task leg) {
        Phrase sentence = Phrase.of("my-plan.delivery." + state(leg, DELIVERY_STATES));
        if (!hasEnded(leg)) {
            return ahead(found, MEDICINE, leg, "window-end", sentence);
        }
        CourseEntry entry = CourseEntry.past(MEDICINE, Tasks.changed(leg), sentence);
        String receiver = Tasks.text(leg, "receiver");
        return receiver.isEmpty() ? entry : entry.with(Phrase.of("timeline.leg.receiver", receiver));
    }

    /** With who drives; without the vehicle's name, which tells nothing to whom it comes. */
    private static CourseEntry ahead(Case found, String kind, Task leg, String window, Phrase sentence) {
        Optional<Instant> planned = Tasks.time(leg, kind.equals("ride") ? "planned-pickup" : "planned-drop-off");
        CourseEntry entry = CourseEntry.ahead(kind, planned.or(() -> Tasks.time(leg, window)), sentence);
        CourseEntry exact = Tasks.isEstimated(leg) ? entry.with(Phrase.of("my-plan.leg.estimated")) : entry;
        CourseEntry dated = planned.isPresent() ? exact : entry.someTimeThatDay();
        String carrier = found.resources().nameOf(leg.getOwner());
        return carrier.isEmpty() || sentence.key().endsWith(".unplanned")
                ? dated
                : dated.with(Phrase.of("my-plan.carrier", carrier));
    }

    private static CourseEntry prepared(Case found, Task task) {
        String pharmacy = found.resources().nameOf(task.getOwner());
        if (task.getStatus() == TaskStatus.COMPLETED) {
            return CourseEntry.past(MEDICINE, Tasks.changed(task), Phrase.of("my-plan.medicine.dispensed", pharmacy));
        }
        return Tasks.hasStopped(task)
                ? CourseEntry.past(MEDICINE, Tasks.changed(task), Phrase.of("my-plan.medicine.stopped", pharmacy))
                : CourseEntry.ahead(
                                MEDICINE, found.plannedDischarge(), Phrase.of("my-plan.medicine.requested", pharmacy))
                        .someTimeThatDay();
    }

    private static boolean hasEnded(Task leg) {
        return leg.getStatus() == TaskStatus.COMPLETED || Tasks.hasStopped(leg);
    }

    private static String state(Task leg, Set<String> told) {
        return Tasks.businessStatus(leg).filter(told::contains).orElseGet(() -> switch (leg.getStatus()) {
            case COMPLETED -> "done";
            case CANCELLED, FAILED, REJECTED -> "cancelled";
            case INPROGRESS -> "en-route";
            case ACCEPTED -> "assigned";
            default -> "requested";
        });
    }
}
