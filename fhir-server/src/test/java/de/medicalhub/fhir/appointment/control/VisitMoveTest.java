package de.medicalhub.fhir.appointment.control;

import static de.medicalhub.fhir.appointment.control.Wishes.date;
import static de.medicalhub.fhir.appointment.control.Wishes.slot;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.appointment.FreeTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("13: an appointment moves within its calendar")
class VisitMoveTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Instant WEEK = NOON.plusSeconds(7 * 86_400);

    private final MemoryCalendars calendars = new MemoryCalendars();
    private final CalendarTimes times = new CalendarTimes(calendars);

    @BeforeEach
    void bookedInTheMorning() {
        calendars.put(
                "Slot/old", slot("2026-12-01T09:00:00Z", "2026-12-01T09:15:00Z").setStatus(SlotStatus.BUSY));
        Appointment old = new Appointment()
                .setStatus(AppointmentStatus.BOOKED)
                .setStart(date("2026-12-01T09:00:00Z"))
                .setEnd(date("2026-12-01T09:15:00Z"));
        old.addSlot(new Reference("Slot/old"));
        old.addExtension(HubCodes.VIRTUAL_SERVICE, new org.hl7.fhir.r4.model.StringType("room"));
        old.addParticipant().setActor(new Reference("Practitioner/d"));
        old.addParticipant().setActor(new Reference("Patient/p"));
        calendars.put("Appointment/old", old);
    }

    @Test
    void theFirstTimeAfterTheDateIsTakenAndTheOldOneGivenBack() {
        calendars.put("Slot/day", slot("2026-12-01T11:55:00Z", "2026-12-01T16:00:00Z"));
        FreeTimes.Move move = move(NOON, WEEK).orElseThrow();

        assertThat(move.booked().getStart()).isEqualTo(date("2026-12-01T12:10:00Z"));
        assertThat(move.booked().getEnd()).isEqualTo(date("2026-12-01T12:25:00Z"));
        assertThat(move.booked().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(move.booked().getExtensionByUrl(BookAppointment.REPLACES).getValue())
                .isInstanceOfSatisfying(
                        Reference.class,
                        replaced -> assertThat(replaced.getReference()).isEqualTo("Appointment/old"));
        assertThat(changed(move, Slot.class, "Slot/day").getStatus()).isEqualTo(SlotStatus.BUSY);
        assertThat(changed(move, Slot.class, "Slot/old").getStatus()).isEqualTo(SlotStatus.FREE);
        Appointment old = changed(move, Appointment.class, "Appointment/old");
        assertThat(old.getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(old.getCancelationReason().getCodingFirstRep().getCode()).isEqualTo("moved");
        assertThat(move.rest())
                .extracting(Slot::getStart, Slot::getEnd)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                date("2026-12-01T11:55:00Z"), date("2026-12-01T12:10:00Z")),
                        org.assertj.core.api.Assertions.tuple(
                                date("2026-12-01T12:25:00Z"), date("2026-12-01T16:00:00Z")));
    }

    @Test
    void whereThePersonHasSomethingElseIsNotFree() {
        calendars.put("Slot/day", slot("2026-12-01T12:00:00Z", "2026-12-01T12:45:00Z"));
        Appointment other = new Appointment()
                .setStatus(AppointmentStatus.BOOKED)
                .setStart(date("2026-12-01T12:10:00Z"))
                .setEnd(date("2026-12-01T12:20:00Z"));
        other.addParticipant().setActor(new Reference("Practitioner/d"));
        calendars.put("Appointment/other", other);
        assertThat(move(NOON, WEEK).orElseThrow().booked().getStart()).isEqualTo(date("2026-12-01T12:30:00Z"));
    }

    @Test
    void aNamedTimeMayUseWhatTheAppointmentHoldsItself() {
        calendars.put("Slot/next", slot("2026-12-01T09:15:00Z", "2026-12-01T09:30:00Z"));
        Instant fiveLater = Instant.parse("2026-12-01T09:05:00Z");
        FreeTimes.Move move = move(fiveLater, fiveLater).orElseThrow();
        assertThat(move.booked().getSlot())
                .extracting(Reference::getReference)
                .containsExactly("Slot/old", "Slot/next");
        assertThat(changed(move, Slot.class, "Slot/old").getStatus()).isEqualTo(SlotStatus.BUSY);
        assertThat(move(NOON, NOON)).isEmpty();
    }

    @Test
    void theVisitThatItWouldHaveBecomeComesAtTheNewTime() {
        calendars.put("Slot/day", slot("2026-12-01T12:00:00Z", "2026-12-01T12:15:00Z"));
        Encounter visit = new Encounter().setStatus(Encounter.EncounterStatus.PLANNED);
        visit.addAppointment(new Reference("Appointment/old"));
        calendars.put("Encounter/v", visit);
        FreeTimes.Move move = move(NOON, WEEK).orElseThrow();
        assertThat(move.visit()).isPresent();
        assertThat(move.visit().orElseThrow().getStatus()).isEqualTo(Encounter.EncounterStatus.PLANNED);
        assertThat(move.visit().orElseThrow().getAppointment()).isEmpty();
        assertThat(changed(move, Encounter.class, "Encounter/v").getStatus())
                .isEqualTo(Encounter.EncounterStatus.CANCELLED);
    }

    @Test
    void aFullCalendarAndAnAppointmentWithoutOneSayNothing() {
        assertThat(move(NOON, WEEK)).isEmpty();
        assertThat(times.move(new Appointment(), NOON, WEEK)).isEmpty();
    }

    private Optional<FreeTimes.Move> move(Instant from, Instant until) {
        return times.move(calendars.find(Appointment.class, "Appointment/old").orElseThrow(), from, until);
    }

    private static <T extends Resource> T changed(FreeTimes.Move move, Class<T> type, String reference) {
        List<T> found = move.changed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(one -> LocalReference.of(one).equals(reference))
                .toList();
        assertThat(found).as(reference).hasSize(1);
        return found.get(0);
    }
}
