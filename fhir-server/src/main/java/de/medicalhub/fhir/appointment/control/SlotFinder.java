package de.medicalhub.fhir.appointment.control;

import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Slot;

/** Finds the Slots that a booking takes, or says why there are none. */
final class SlotFinder {
    private static final String SLOT = "Appointment.slot";
    private static final String TAKEN = "The time is not free in this calendar.";

    private final Calendars calendars;

    SlotFinder(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * @param freed the Slots of the appointment that is moved, which count as free
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 409 if taken, 422 if there are none
     */
    List<Slot> find(BookingRequest request, TimeSpan time, Set<String> freed) {
        Set<String> named = Refs.slots(request.proposal());
        List<Slot> slots =
                named.isEmpty() ? inCalendar(request.schedule(), time, freed) : named(named, request, time, freed);
        if (slots.stream().anyMatch(slot -> !isFree(slot, freed))) {
            throw Issues.conflict(SLOT, TAKEN);
        }
        return slots;
    }

    private List<Slot> named(Set<String> references, BookingRequest request, TimeSpan time, Set<String> freed) {
        Issues issues = new Issues();
        List<Slot> found = new ArrayList<>();
        for (String reference : references) {
            Optional<Slot> slot = calendars.find(Slot.class, reference);
            List<Slot> rest = slot.map(named -> restOf(named, time, freed)).orElse(List.of());
            if (!rest.isEmpty() && !isElsewhere(rest.get(0), request.schedule())) {
                found.addAll(rest);
                continue;
            }
            if (slot.isEmpty()) {
                issues.add(IssueType.NOTFOUND, SLOT, "There is no such Slot.");
            } else if (isElsewhere(slot.get(), request.schedule())) {
                issues.add(IssueType.BUSINESSRULE, SLOT, "The Slot belongs to another Schedule.");
            } else if (TimeSpan.of(slot.get()).filter(time::overlaps).isEmpty()) {
                issues.add(IssueType.BUSINESSRULE, SLOT, "The Slot lies outside of the appointment's time.");
            }
            slot.ifPresent(found::add);
        }
        issues.throwIfUnprocessable();
        return found;
    }

    /** What is free of a Slot that was divided since the caller read it, if that covers the time and the Slot does not. */
    private List<Slot> restOf(Slot named, TimeSpan time, Set<String> freed) {
        if (isFree(named, freed) && SlotDivision.covers(List.of(named), time)) {
            return List.of();
        }
        List<Slot> free = calendars.slotsOf(LocalReference.of(named.getSchedule()), time).stream()
                .filter(slot ->
                        LocalReference.of(slot).equals(LocalReference.of(named)) || SlotDivision.isRestOf(slot, named))
                .filter(slot -> TimeSpan.of(slot).filter(time::overlaps).isPresent() && isFree(slot, freed))
                .toList();
        return SlotDivision.covers(free, time) ? SlotDivision.fewest(free, time) : List.of();
    }

    private List<Slot> inCalendar(String schedule, TimeSpan time, Set<String> freed) {
        List<Slot> touching = calendars.slotsOf(schedule, time).stream()
                .filter(slot -> TimeSpan.of(slot).filter(time::overlaps).isPresent())
                .filter(slot -> slot.getStatus() != Slot.SlotStatus.ENTEREDINERROR)
                .toList();
        if (touching.isEmpty()) {
            throw Issues.unprocessable(IssueType.BUSINESSRULE, "schedule", "The Schedule offers nothing at that time.");
        }
        // Several Slots at one time are several places; but what is blocked is blocked, whatever else was written
        // beside it.
        boolean blocked = touching.stream().anyMatch(slot -> slot.getStatus() == Slot.SlotStatus.BUSYUNAVAILABLE);
        List<Slot> free = touching.stream().filter(slot -> isFree(slot, freed)).toList();
        if (blocked || !SlotDivision.covers(free, time)) {
            throw Issues.conflict("schedule", TAKEN);
        }
        return SlotDivision.fewest(free, time);
    }

    private static boolean isElsewhere(Slot slot, String schedule) {
        return !schedule.isEmpty() && !schedule.equals(LocalReference.of(slot.getSchedule()));
    }

    private static boolean isFree(Slot slot, Set<String> freed) {
        return slot.getStatus() == Slot.SlotStatus.FREE || freed.contains(LocalReference.of(slot));
    }
}
