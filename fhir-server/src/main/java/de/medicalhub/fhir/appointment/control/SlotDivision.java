package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Duration;
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

    /** System of the identifier by which a rest names each Slot that it was a part of. */
    private static final String ORIGIN = HubCodes.CASE_SYSTEM.replaceFirst("case$", "divided-slot");

    /** Whether it was left over when that Slot was divided. */
    static boolean isRestOf(Slot slot, Slot divided) {
        return slot.getIdentifier().stream()
                .anyMatch(identifier -> ORIGIN.equals(identifier.getSystem())
                        && divided.getIdElement().getIdPart().equals(identifier.getValue()));
    }

    /**
     * Where several Slots of a calendar are free at the same time, no more of them than are needed: the shortest that covers
     * the time alone, or each that reaches further than those before it.
     */
    static List<Slot> fewest(List<Slot> covering, TimeSpan time) {
        return covering.stream()
                .filter(slot -> covers(List.of(slot), time))
                .min(Comparator.comparing(SlotDivision::length))
                .map(List::of)
                .orElseGet(() -> chain(covering, time));
    }

    private static Duration length(Slot slot) {
        return Duration.between(slot.getStart().toInstant(), slot.getEnd().toInstant());
    }

    private static List<Slot> chain(List<Slot> covering, TimeSpan time) {
        List<Slot> chain = new ArrayList<>();
        Instant reached = time.start();
        while (reached.isBefore(time.end())) {
            Instant from = reached;
            Slot next = covering.stream()
                    .filter(slot -> !slot.getStart().toInstant().isAfter(from))
                    .max(Comparator.comparing(Slot::getEnd))
                    .filter(slot -> slot.getEnd().toInstant().isAfter(from))
                    .orElseThrow(() -> new IllegalArgumentException("The Slots do not cover the time"));
            chain.add(next);
            reached = next.getEnd().toInstant();
        }
        return chain;
    }

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
        // An identifier of the calendar's owner names the Slot itself, not its rest.
        part.getIdentifier().removeIf(identifier -> !ORIGIN.equals(identifier.getSystem()));
        part.addIdentifier().setSystem(ORIGIN).setValue(whole.getIdElement().getIdPart());
        return part.setStatus(Slot.SlotStatus.FREE).setStart(start).setEnd(end);
    }

    private static List<Slot> inOrder(List<Slot> slots) {
        return slots.stream().sorted(Comparator.comparing(Slot::getStart)).toList();
    }
}
