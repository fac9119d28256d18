package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.calendar.entity.TimeRange;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/** Takes a time out of what is free; pure. */
public final class Blocking {
    /** New versions and new Slots. */
    public record Result(List<Slot> changed, List<Slot> created) {}

    private Blocking() {}

    /**
     * @param slots of any status; only free ones that the time touches change
     */
    public static Result of(TimeRange blocked, List<Slot> slots) {
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
                    changed.add(busy);
                });
        return new Result(changed, created);
    }

    private static Slot part(Slot whole, TimeRange time) {
        Slot part = whole.copy();
        part.setId("");
        part.setMeta(null);
        return part.setStart(Date.from(time.start())).setEnd(Date.from(time.end()));
    }
}
