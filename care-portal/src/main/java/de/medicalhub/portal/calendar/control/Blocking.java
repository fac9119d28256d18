package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.calendar.entity.TimeRange;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.undo.Step;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/** Takes a time out of what is free; pure. */
public final class Blocking {
    /**
     * New versions and new Slots.
     *
     * @param before of each that changes
     */
    public record Result(List<Slot> before, List<Slot> changed, List<Slot> created) {
        /**
         * What makes the calendar as it was: each time as long as before, and what was cut off is none any more (K15).
         *
         * @param stored where {@link #changed} and then {@link #created} stand now
         */
        public List<Step> back(List<String> stored) {
            Stream<Step> opened = before.stream()
                    .map(slot -> new Step.Stretch(
                            Resources.referenceTo(slot),
                            Step.versionAfter(slot),
                            SlotStatus.FREE.toCode(),
                            slot.getStart().toInstant(),
                            slot.getEnd().toInstant()));
            Stream<Step> joined = stored.stream()
                    .skip(changed.size())
                    .map(rest -> new Step.Status(rest, "1", SlotStatus.ENTEREDINERROR.toCode()));
            return Stream.concat(opened, joined).toList();
        }
    }

    private Blocking() {}

    /**
     * @param slots of any status; only free ones that the time touches change
     */
    public static Result of(TimeRange blocked, List<Slot> slots) {
        List<Slot> before = new ArrayList<>();
        List<Slot> changed = new ArrayList<>();
        List<Slot> created = new ArrayList<>();
        slots.stream()
                .filter(SlotPlan::isFree)
                .filter(slot -> SlotPlan.range(slot).overlaps(blocked))
                .forEach(slot -> {
                    TimeRange whole = SlotPlan.range(slot);
                    whole.without(List.of(blocked)).forEach(rest -> created.add(part(slot, rest)));
                    Slot busy = slot.copy().setStatus(SlotStatus.BUSYUNAVAILABLE);
                    if (blocked.start().isAfter(whole.start())) {
                        busy.setStart(Date.from(blocked.start()));
                    }
                    if (blocked.end().isBefore(whole.end())) {
                        busy.setEnd(Date.from(blocked.end()));
                    }
                    before.add(slot);
                    changed.add(busy);
                });
        return new Result(before, changed, created);
    }

    private static Slot part(Slot whole, TimeRange time) {
        Slot part = whole.copy();
        part.setId("");
        part.setMeta(null);
        return part.setStart(Date.from(time.start())).setEnd(Date.from(time.end()));
    }
}
