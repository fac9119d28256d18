package de.medicalhub.fhir.appointment.control;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.springframework.stereotype.Component;

/** Keeps Slots and the appointments that are written past the booking of one mind (rule 8 of the feature). */
@Component
public class HoldSlots {
    private static final String SLOT = "Appointment.slot";
    private static final Set<AppointmentStatus> HOLDING = EnumSet.of(
            AppointmentStatus.BOOKED,
            AppointmentStatus.PENDING,
            AppointmentStatus.ARRIVED,
            AppointmentStatus.CHECKEDIN,
            AppointmentStatus.FULFILLED);

    private final Calendars calendars;

    HoldSlots(Calendars calendars) {
        this.calendars = calendars;
    }

    /** Whether the appointment takes the time of its Slots; one that is only wished for does not. */
    static boolean isHolding(Appointment appointment) {
        return appointment.hasStatus() && HOLDING.contains(appointment.getStatus());
    }

    /**
     * Takes the Slots of a new appointment, each as a whole. Two that come at once are looked at one after the other, also
     * where the Slot was brought as busy and so is not written.
     *
     * @param organisations for which the writer acts
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 403, 409 or 422, as a booking answers
     */
    public void take(Appointment written, Set<String> organisations) {
        if (!isHolding(written) || !written.hasSlot()) {
            return;
        }
        List<Slot> slots = new ArrayList<>();
        calendars.lock(Refs.slots(written));
        for (String reference : Refs.slots(written)) {
            slots.add(calendars
                    .find(Slot.class, reference)
                    .orElseThrow(() -> Issues.unprocessable(IssueType.NOTFOUND, SLOT, "There is no such Slot.")));
        }
        slots.forEach(slot -> requireOwn(slot, organisations));
        requireTime(written, slots);
        if (slots.stream().anyMatch(slot -> isTaken(slot, written))) {
            throw Issues.conflict(SLOT, "The Slot is not free. A booking ($book) finds what is free of a calendar.");
        }
        slots.stream()
                .filter(slot -> slot.getStatus() == SlotStatus.FREE)
                .forEach(slot -> calendars.update(slot.setStatus(SlotStatus.BUSY)));
    }

    /** One that its owner has brought as busy is taken by nobody here until an appointment names it. */
    private boolean isTaken(Slot slot, Appointment written) {
        return slot.getStatus() != SlotStatus.FREE
                && (slot.getStatus() != SlotStatus.BUSY
                        || calendars.holding(LocalReference.of(slot)).stream()
                                .anyMatch(other -> isHolding(other)
                                        && !LocalReference.of(other).equals(LocalReference.of(written))));
    }

    /** Takes the Slots of an appointment that becomes a booked one; which Slots these are does not change with it. */
    public void take(Appointment before, Appointment after, Set<String> organisations) {
        if (!isHolding(before)) {
            take(after, organisations);
        }
    }

    /**
     * A Slot is not free as long as an appointment holds it, and stays where the appointment is.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException if this one is said to be
     */
    public void requireHeldBusy(Slot written) {
        String reference = LocalReference.of(written);
        boolean free = written.getStatus() == SlotStatus.FREE
                && calendars
                        .find(Slot.class, reference)
                        .filter(stored -> stored.getStatus() == SlotStatus.FREE)
                        .isPresent();
        List<Appointment> holding = calendars.holding(reference).stream()
                .filter(HoldSlots::isHolding)
                .toList();
        if (free && !holding.isEmpty()) {
            throw Issues.conflict(
                    "Slot.status",
                    "An appointment holds this Slot: cancel the appointment, and the Slot becomes free.");
        }
        if (holding.stream().anyMatch(appointment -> !isCovered(appointment, written))) {
            throw Issues.conflict(
                    "Slot.start", "An appointment holds this Slot: move the appointment; the Slot keeps its time.");
        }
    }

    private boolean isCovered(Appointment appointment, Slot written) {
        List<Slot> slots = new ArrayList<>(List.of(written));
        Refs.slots(appointment).stream()
                .filter(other -> !other.equals(LocalReference.of(written)))
                .flatMap(other -> calendars.find(Slot.class, other).stream())
                .forEach(slots::add);
        slots.removeIf(slot -> TimeSpan.of(slot).isEmpty());
        return TimeSpan.find(appointment.getStart(), appointment.getEnd())
                .filter(time -> !SlotDivision.covers(slots, time))
                .isEmpty();
    }

    private void requireOwn(Slot slot, Set<String> organisations) {
        boolean own = calendars
                .find(Schedule.class, LocalReference.of(slot.getSchedule()))
                .filter(schedule -> !Collections.disjoint(calendars.organisationsOf(schedule), organisations))
                .isPresent();
        if (!own) {
            throw new ForbiddenOperationException("You do not act for the owner of this calendar.");
        }
    }

    private static void requireTime(Appointment written, List<Slot> slots) {
        boolean fits = TimeSpan.find(written.getStart(), written.getEnd())
                .filter(time -> slots.stream()
                        .allMatch(
                                slot -> TimeSpan.of(slot).filter(time::overlaps).isPresent()))
                .filter(time -> SlotDivision.covers(slots, time))
                .isPresent();
        if (!fits) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE, "Appointment.start", "The Slots do not cover the appointment's time.");
        }
    }
}
