package de.medicalhub.fhir.appointment.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldSlotsTest {
    private static final Set<String> OWN = Set.of(MemoryCalendars.OWNER);

    private final MemoryCalendars calendars = new MemoryCalendars();
    private final HoldSlots hold = new HoldSlots(calendars);
    private final EndAppointment end = new EndAppointment(calendars);

    @BeforeEach
    void store() {
        Schedule own = new Schedule();
        own.addActor(new Reference("Practitioner/ours"));
        calendars.put("Schedule/own", own);
        Schedule others = new Schedule();
        others.addActor(new Reference(MemoryCalendars.THEIR_DOCTOR));
        calendars.put("Schedule/others", others);
        calendars.put("Slot/s", slot("Schedule/own", "10", "12"));
        calendars.put("Slot/others", slot("Schedule/others", "10", "12"));
    }

    @ParameterizedTest
    @EnumSource(
            value = AppointmentStatus.class,
            names = {"BOOKED", "PENDING", "ARRIVED", "CHECKEDIN", "FULFILLED"})
    @DisplayName("Rule 8: an appointment that takes its time makes its Slot busy, and no second one gets it")
    void ofTwoInOneSlotTheSecondIsRefused(AppointmentStatus status) {
        Appointment first = appointment("a", "10", "11").setStatus(status);
        hold.take(first, OWN);
        calendars.put("Appointment/a", first);
        assertThat(status()).isEqualTo(SlotStatus.BUSY);

        Appointment second = appointment("b", "11", "12").setStatus(status);
        Appointment wish = second.copy().setStatus(AppointmentStatus.PROPOSED);
        assertThatThrownBy(() -> hold.take(second, OWN)).isInstanceOf(ResourceVersionConflictException.class);
        assertThatThrownBy(() -> hold.take(wish, second, OWN)).isInstanceOf(ResourceVersionConflictException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = AppointmentStatus.class,
            names = {"PROPOSED", "WAITLIST", "CANCELLED", "NOSHOW", "ENTEREDINERROR"})
    @DisplayName("Rule 8: a wish and what has ended take nothing")
    void aWishTakesNothing(AppointmentStatus status) {
        hold.take(appointment("a", "15", "16").setStatus(status), OWN);
        assertThat(status()).isEqualTo(SlotStatus.FREE);
    }

    @Test
    @DisplayName("Rule 8: the appointment that holds the Slot already goes on")
    void whatHoldsTheSlotGoesOn() {
        Appointment booked = appointment("a", "10", "12");
        hold.take(booked, OWN);
        hold.take(booked, booked.copy().setStatus(AppointmentStatus.ARRIVED), OWN);
        assertThat(status()).isEqualTo(SlotStatus.BUSY);
    }

    @Test
    @DisplayName("Rule 8: a hospital brings its busy Slot, then the appointment of it; a blocked one is nobody's")
    void whatIsBusyElsewhereGetsItsAppointment() {
        calendars.put("Slot/s", stored().setStatus(SlotStatus.BUSY));
        hold.take(appointment("a", "10", "12"), OWN);
        assertThat(status()).isEqualTo(SlotStatus.BUSY);

        calendars.put("Slot/s", stored().setStatus(SlotStatus.BUSYUNAVAILABLE));
        assertThatThrownBy(() -> hold.take(appointment("b", "10", "12"), OWN))
                .isInstanceOf(ResourceVersionConflictException.class);
    }

    @Test
    @DisplayName("Rule 8: of two who come at once for a Slot brought as busy, the second sees what the first has done")
    void ofTwoAtOnceInABusySlotTheSecondIsRefused() {
        calendars.put("Slot/s", stored().setStatus(SlotStatus.BUSY));
        calendars.beforeLock = () -> calendars.put("Appointment/a", appointment("a", "10", "11"));

        assertThatThrownBy(() -> hold.take(appointment("b", "11", "12"), OWN))
                .isInstanceOf(ResourceVersionConflictException.class);
    }

    @Test
    @DisplayName("Rule 8: the Slots are there, of an own calendar, and cover the time")
    void whatDoesNotFitIsRefused() {
        Appointment outside = appointment("a", "11", "13");
        Appointment timeless = appointment("a", "10", "11").setEnd(null);
        Appointment nowhere = appointment("a", "10", "11");
        nowhere.getSlotFirstRep().setReference("Slot/none");
        Appointment elsewhere = appointment("a", "10", "11");
        elsewhere.getSlotFirstRep().setReference("Slot/others");

        for (Appointment unfit : new Appointment[] {outside, timeless, nowhere}) {
            assertThatThrownBy(() -> hold.take(unfit, OWN)).isInstanceOf(UnprocessableEntityException.class);
        }
        assertThatThrownBy(() -> hold.take(elsewhere, OWN)).isInstanceOf(ForbiddenOperationException.class);
        assertThat(calendars.all(Slot.class)).extracting(Slot::getStatus).containsOnly(SlotStatus.FREE);
    }

    @Test
    @DisplayName("Rule 8: an appointment without Slots, booked elsewhere, is taken as it is")
    void withoutSlotsEverythingGoes() {
        hold.take(appointment("a", "15", "16").setSlot(null), Set.of());
        assertThat(calendars.all(Slot.class)).extracting(Slot::getStatus).containsOnly(SlotStatus.FREE);
    }

    @Test
    @DisplayName("Rule 8: a Slot is not said to be free while an appointment holds it")
    void aHeldSlotIsNotFree() {
        Appointment booked = appointment("a", "10", "12");
        Appointment wish = appointment("w", "10", "12").setStatus(AppointmentStatus.PROPOSED);
        calendars.put("Appointment/w", wish);
        hold.requireHeldBusy(stored());

        calendars.put("Appointment/a", booked);
        assertThatThrownBy(() -> hold.requireHeldBusy(stored())).isInstanceOf(ResourceVersionConflictException.class);
        calendars.put("Slot/s", stored().setStatus(SlotStatus.BUSY));
        hold.requireHeldBusy(stored());
        Slot shorter = stored();
        shorter.setEnd(Date.from(shorter.getEnd().toInstant().minusSeconds(60)));
        assertThatThrownBy(() -> hold.requireHeldBusy(shorter)).isInstanceOf(ResourceVersionConflictException.class);
    }

    @Test
    @DisplayName("Rule 5: what is deleted frees its Slot; a wish for it does not keep it")
    void aDeletedAppointmentFreesItsSlot() {
        Appointment pending = appointment("a", "10", "12").setStatus(AppointmentStatus.PENDING);
        calendars.put("Appointment/w", appointment("w", "10", "12").setStatus(AppointmentStatus.PROPOSED));
        hold.take(pending, OWN);
        end.free(pending);
        assertThat(status()).isEqualTo(SlotStatus.FREE);
    }

    private SlotStatus status() {
        return stored().getStatus();
    }

    private Slot stored() {
        return calendars.find(Slot.class, "Slot/s").orElseThrow();
    }

    private static Slot slot(String schedule, String from, String to) {
        return new Slot()
                .setSchedule(new Reference(schedule))
                .setStatus(SlotStatus.FREE)
                .setStart(at(from))
                .setEnd(at(to));
    }

    private static Appointment appointment(String id, String from, String to) {
        Appointment appointment = new Appointment().setStatus(AppointmentStatus.BOOKED);
        appointment.setId("Appointment/" + id);
        return appointment.setStart(at(from)).setEnd(at(to)).addSlot(new Reference("Slot/s"));
    }

    private static Date at(String hour) {
        return Date.from(Instant.parse("2026-12-01T" + hour + ":00:00Z"));
    }
}
