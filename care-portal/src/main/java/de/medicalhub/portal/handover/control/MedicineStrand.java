package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.wording.Phrase;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The medicine: prepared by the pharmacy, brought by the carrier. */
final class MedicineStrand {
    private MedicineStrand() {}

    static List<TimelineEntry> of(Case found) {
        return Stream.concat(
                        found
                                .task(Tasks.DISPENSE)
                                .filter(task -> !Tasks.isAgainst(task))
                                .map(task -> dispense(found, task))
                                .stream(),
                        found
                                .task(Tasks.DELIVERY)
                                .filter(task -> !Tasks.isAgainst(task))
                                .map(task -> new Leg(Strand.MEDICINE, "delivery", task)
                                        .entry()
                                        .keyed("leg"))
                                .stream())
                .toList();
    }

    private static TimelineEntry dispense(Case found, Task task) {
        String pharmacy = found.resources().nameOf(task.getOwner());
        if (task.getStatus() == TaskStatus.COMPLETED) {
            return TimelineEntry.past(
                    Strand.MEDICINE,
                    "dispensed",
                    Tasks.changed(task),
                    Phrase.of("timeline.medicine.dispensed", pharmacy));
        }
        if (Tasks.hasStopped(task)) {
            return TimelineEntry.past(
                            Strand.MEDICINE, "stopped", Tasks.changed(task), Phrase.of("timeline.medicine.stopped"))
                    .toned("late");
        }
        return TimelineEntry.now(
                        Strand.MEDICINE,
                        "requested",
                        found.plannedDischarge(),
                        Phrase.of("timeline.medicine.requested", pharmacy))
                .offering("dispense");
    }
}
