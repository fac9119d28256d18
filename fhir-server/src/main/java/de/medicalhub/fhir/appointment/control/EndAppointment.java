package de.medicalhub.fhir.appointment.control;

import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows from a change of an appointment, whoever makes it (rule 5 of the feature). */
@Component
public class EndAppointment {
    private static final Set<AppointmentStatus> ENDED =
            Set.of(AppointmentStatus.CANCELLED, AppointmentStatus.NOSHOW, AppointmentStatus.ENTEREDINERROR);

    private static final String BY_BOOKING = ": $book with cancelled-appt-id moves an appointment.";

    private final Calendars calendars;

    EndAppointment(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * What a patch of an appointment leaves as it is (ISiK Terminplanung, "Aktualisierung / Absage eines Termins"): its Slots,
     * its time and its patients.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException (400) naming each of them that would change
     */
    public void checkPatch(Appointment before, Appointment after) {
        Issues issues = new Issues();
        if (!Refs.slots(before).equals(Refs.slots(after))) {
            issues.add(IssueType.BUSINESSRULE, "Appointment.slot", "A patch does not change the Slots" + BY_BOOKING);
        }
        if (!moment(before.getStart()).equals(moment(after.getStart()))) {
            issues.add(IssueType.BUSINESSRULE, "Appointment.start", "A patch does not change the start" + BY_BOOKING);
        }
        if (!moment(before.getEnd()).equals(moment(after.getEnd()))) {
            issues.add(IssueType.BUSINESSRULE, "Appointment.end", "A patch does not change the end" + BY_BOOKING);
        }
        if (!Refs.patients(before).equals(Refs.patients(after))) {
            issues.add(
                    IssueType.BUSINESSRULE,
                    "Appointment.participant.actor",
                    "A patch does not change whom the appointment is for.");
        }
        issues.throwIfIncomplete();
    }

    private static Optional<Instant> moment(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    /**
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException if the change is for a booking to make
     */
    public void check(Appointment before, Appointment after) {
        if (!before.hasSlot() && !after.hasSlot()) {
            return;
        }
        if (hasEnded(before) && !hasEnded(after)) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE, "Appointment.status", "A cancelled appointment is booked anew by $book.");
        }
        boolean sameTime = TimeSpan.find(before.getStart(), before.getEnd())
                        .equals(TimeSpan.find(after.getStart(), after.getEnd()))
                && Refs.slots(before).equals(Refs.slots(after));
        if (!hasEnded(after) && !sameTime) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE,
                    "Appointment.start",
                    "An appointment with Slots is moved by $book with cancelled-appt-id.");
        }
    }

    /** Whether it was noted that nobody came, and somebody came after all; only {@code $cancel} takes that back (rule 15). */
    public static boolean isTakenBack(Appointment before, Appointment after) {
        return before.getStatus() == AppointmentStatus.NOSHOW && after.getStatus() == AppointmentStatus.BOOKED;
    }

    /** Frees the Slots of an appointment that holds them no more after this change, unless another one does. */
    public void free(Appointment before, Appointment after) {
        if (!HoldSlots.isHolding(after)) {
            free(before);
        }
    }

    /** The same for one that is deleted. */
    public void free(Appointment before) {
        if (!HoldSlots.isHolding(before)) {
            return;
        }
        for (String reference : Refs.slots(before)) {
            boolean held = calendars.holding(reference).stream()
                    .anyMatch(other -> HoldSlots.isHolding(other)
                            && !LocalReference.of(other).equals(LocalReference.of(before)));
            if (!held) {
                calendars
                        .find(Slot.class, reference)
                        .filter(slot -> slot.getStatus() == Slot.SlotStatus.BUSY)
                        .ifPresent(slot -> calendars.update(slot.setStatus(Slot.SlotStatus.FREE)));
            }
        }
    }

    private static boolean hasEnded(Appointment appointment) {
        return appointment.hasStatus() && ENDED.contains(appointment.getStatus());
    }
}
