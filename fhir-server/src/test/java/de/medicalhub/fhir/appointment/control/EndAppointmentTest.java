package de.medicalhub.fhir.appointment.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EndAppointmentTest {
    private final MemoryCalendars calendars = new MemoryCalendars();
    private final EndAppointment end = new EndAppointment(calendars);
    private final Appointment booked = appointment("a");

    @BeforeEach
    void store() {
        calendars.put("Slot/s", new Slot().setStatus(SlotStatus.BUSY));
        calendars.put("Appointment/a", booked);
    }

    @Test
    @DisplayName("Rule 5: a cancelled appointment frees its Slots")
    void freesTheSlots() {
        end.free(booked, booked.copy().setStatus(AppointmentStatus.CANCELLED));

        assertThat(slot()).isEqualTo(SlotStatus.FREE);
    }

    @Test
    @DisplayName("Rule 5: but not one that another appointment holds, or one that goes on")
    void keepsWhatIsHeld() {
        end.free(booked, booked.copy().setStatus(AppointmentStatus.ARRIVED));
        assertThat(slot()).isEqualTo(SlotStatus.BUSY);

        calendars.put("Appointment/b", appointment("b"));
        end.free(booked, booked.copy().setStatus(AppointmentStatus.CANCELLED));
        assertThat(slot()).isEqualTo(SlotStatus.BUSY);
    }

    @Test
    @DisplayName(
            "Rule 5: a patch changes neither Slots, time nor patient, and is told which of them it would have changed")
    void aPatchLeavesWhatIsBooked() {
        Appointment moved = booked.copy().setSlot(List.of(new Reference("Slot/t")));
        moved.setStart(Date.from(Instant.parse("2026-12-02T10:00:00Z")));
        moved.setEnd(Date.from(Instant.parse("2026-12-02T11:00:00Z")));
        moved.addParticipant().setActor(new Reference("Patient/other"));

        assertThatThrownBy(() -> end.checkPatch(booked, moved))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refusal -> assertThat(((OperationOutcome) refusal.getOperationOutcome()).getIssue())
                                .extracting(
                                        issue -> issue.getExpression().get(0).getValue())
                                .containsExactly(
                                        "Appointment.slot",
                                        "Appointment.start",
                                        "Appointment.end",
                                        "Appointment.participant.actor"));
        Appointment further =
                booked.copy().setStatus(AppointmentStatus.CANCELLED).setComment("Bis bald");
        further.addParticipant().setActor(new Reference("Practitioner/p"));
        end.checkPatch(booked, further);
    }

    @Test
    @DisplayName("Rule 5: no way back, and no other time, but by booking")
    void leavesTimeToBooking() {
        Appointment cancelled = booked.copy().setStatus(AppointmentStatus.CANCELLED);
        Appointment later = booked.copy().setStart(Date.from(Instant.parse("2026-12-02T10:00:00Z")));

        assertThatThrownBy(() -> end.check(cancelled, booked)).isInstanceOf(UnprocessableEntityException.class);
        assertThatThrownBy(() -> end.check(booked, later)).isInstanceOf(UnprocessableEntityException.class);
        end.check(booked, cancelled);
        Appointment missed = booked.copy().setStatus(AppointmentStatus.NOSHOW);
        assertThatThrownBy(() -> end.check(missed, booked)).isInstanceOf(UnprocessableEntityException.class);
        assertThat(EndAppointment.isTakenBack(missed, booked)).isTrue();
        assertThat(EndAppointment.isTakenBack(cancelled, booked)).isFalse();
        end.check(booked, booked.copy().setComment("Bitte klingeln"));
    }

    private SlotStatus slot() {
        return calendars.find(Slot.class, "Slot/s").orElseThrow().getStatus();
    }

    private static Appointment appointment(String id) {
        Appointment appointment = new Appointment().setStatus(AppointmentStatus.BOOKED);
        appointment.setId("Appointment/" + id);
        appointment.setStart(Date.from(Instant.parse("2026-12-01T10:00:00Z")));
        appointment.setEnd(Date.from(Instant.parse("2026-12-01T11:00:00Z")));
        return appointment.addSlot(new Reference("Slot/s"));
    }
}
