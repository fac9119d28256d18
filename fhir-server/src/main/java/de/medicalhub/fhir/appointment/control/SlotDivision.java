package de.medicalhub.fhir.appointment.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Slot;

/**
 * How the free Slots of one calendar are used for an appointment (rule 3).
 *
 * @param taken the Slots that become busy, cut to the appointment, in the order of time
 * @param rest what stays free of them, as new Slots
 */
record SlotDivision(List<Slot> taken, List<Slot> rest) {

    /** Whether the Slots follow each other without a gap over the whole time. */
    static boolean covers(List<Slot> slots, TimeSpan time) {
        Instant reached = time.start();
        for (Slot slot : inOrder(slots)) {
            if (slot.getStart().toInstant().isAfter(reached)) {
                return false;
            }
            Instant end = slot.getEnd().toInstant();
            reached = end.isAfter(reached) ? end : reached;
        }
        return !reached.isBefore(time.end());
    }

    /**
     * Cuts Slots that cover the time; what is left over at either side becomes new free Slots.
     *
     * @param slots as stored; changed
     */
    static SlotDivision divide(List<Slot> slots, TimeSpan time) {
        List<Slot> taken = new ArrayList<>();
        List<Slot> rest = new ArrayList<>();
        for (Slot slot : inOrder(slots)) {
            if (slot.getStart().toInstant().isBefore(time.start())) {
                rest.add(part(slot, slot.getStart(), Date.from(time.start())));
                slot.setStart(Date.from(time.start()));
            }
            if (slot.getEnd().toInstant().isAfter(time.end())) {
                rest.add(part(slot, Date.from(time.end()), slot.getEnd()));
                slot.setEnd(Date.from(time.end()));
            }
            taken.add(slot.setStatus(Slot.SlotStatus.BUSY));
        }
        return new SlotDivision(taken, rest);
    }

    private static Slot part(Slot whole, Date start, Date end) {
        Slot part = whole.copy();
        part.setId("");
        part.getMeta().setVersionId(null).setLastUpdated(null);
        part.getIdentifier().clear(); // An identifier names the Slot of the calendar's owner, not its rest.
        return part.setStatus(Slot.SlotStatus.FREE).setStart(start).setEnd(end);
    }

    private static List<Slot> inOrder(List<Slot> slots) {
        return slots.stream().sorted(Comparator.comparing(Slot::getStart)).toList();
    }
}
