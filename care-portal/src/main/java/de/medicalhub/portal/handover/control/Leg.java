package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** A leg Task of the carrier, of a ride or of a delivery, as an entry of the timeline. */
record Leg(Strand strand, String family, Task task) {

    TimelineEntry entry() {
        return switch (task.getStatus()) {
            case COMPLETED -> completed();
            case CANCELLED, FAILED, REJECTED ->
                TimelineEntry.past(strand, state("cancelled"), Tasks.changed(task), title())
                        .toned("late");
            case INPROGRESS -> moving();
            default -> waiting();
        };
    }

    private TimelineEntry completed() {
        TimelineEntry entry = TimelineEntry.past(strand, state("completed"), Tasks.changed(task), title());
        String receiver = Tasks.text(task, "receiver");
        return receiver.isEmpty() ? entry : entry.with(Phrase.of("timeline.leg.receiver", receiver));
    }

    private TimelineEntry moving() {
        return withVehicle(TimelineEntry.now(strand, state("en-route"), target(), title()));
    }

    private TimelineEntry waiting() {
        if (state("").equals("unplanned")) {
            TimelineEntry unplanned =
                    TimelineEntry.now(strand, "unplanned", target(), title()).toned("late");
            return task.getStatusReason().hasText()
                    ? unplanned.with(Phrase.translated(
                            task.getStatusReason().getText(),
                            inEnglish(task.getStatusReason().getTextElement())))
                    : unplanned;
        }
        if (Tasks.waitsForCall(task)) {
            return TimelineEntry.now(strand, "waits-for-call", target(), title())
                    .with(Phrase.of("timeline.ride.call"));
        }
        TimelineEntry entry = TimelineEntry.future(strand, state("requested"), target(), title());
        return task.getStatus() == TaskStatus.ACCEPTED ? withVehicle(entry) : entry;
    }

    private static String inEnglish(StringType text) {
        return text.getExtensionsByUrl(HubCodes.TRANSLATION).stream()
                .filter(one -> "en".equals(one.getExtensionString("lang")))
                .map(one -> one.getExtensionString("content"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private TimelineEntry withVehicle(TimelineEntry entry) {
        String vehicle = Tasks.text(task, "vehicle");
        TimelineEntry named = vehicle.isEmpty() ? entry : entry.with(Phrase.of("timeline.leg.vehicle", vehicle));
        String code = Tasks.text(task, "boarding-code");
        TimelineEntry boarded = code.isEmpty() ? named : named.with(Phrase.of("timeline.ride.code", code));
        TimelineEntry timed = Tasks.time(task, "planned-drop-off")
                .map(at -> boarded.with(Phrase.of("timeline." + family + ".drop-off", at)))
                .orElse(boarded);
        return Tasks.isEstimated(task) ? timed.with(Phrase.of("timeline.leg.estimated")) : timed;
    }

    private Optional<Instant> target() {
        String window = strand == Strand.MEDICINE ? "window-end" : "window-start";
        return Tasks.time(task, "planned-pickup").or(() -> Tasks.time(task, window));
    }

    private Phrase title() {
        return Phrase.of("timeline." + family + "." + state(fallback()));
    }

    private String fallback() {
        return switch (task.getStatus()) {
            case COMPLETED -> "completed";
            case CANCELLED, FAILED, REJECTED -> "cancelled";
            case INPROGRESS -> "en-route";
            case ACCEPTED -> "assigned";
            default -> "requested";
        };
    }

    private String state(String otherwise) {
        return Tasks.businessStatus(task).orElse(otherwise);
    }
}
