package de.medicalhub.fhir.appointment.control;

import static de.medicalhub.fhir.appointment.control.Wishes.bySchedule;
import static de.medicalhub.fhir.appointment.control.Wishes.issues;
import static de.medicalhub.fhir.appointment.control.Wishes.proposal;
import static de.medicalhub.fhir.appointment.control.Wishes.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.fhir.LocalReference;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BookAppointmentTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC);

    private final MemoryCalendars calendars = new MemoryCalendars();
    private final BookAppointment booking = new BookAppointment(calendars, NOW);
    private final Booker hospital =
            new Booker("Practitioner/me", Set.of(MemoryCalendars.OWNER), resource -> true, named -> true, false);

    @BeforeEach
    void calendarWithOneLongSlot() {
        calendars.put("Patient/p", new Patient());
        calendars.put("Practitioner/d", new Practitioner());
        Schedule schedule = new Schedule().setActive(true).addActor(new Reference("Practitioner/d"));
        schedule.addServiceType().addCoding().setSystem(Wishes.SYSTEM).setCode("177");
        calendars.put("Schedule/c", schedule);
        calendars.put("Slot/s", slot("2026-12-01T09:00:00Z", "2026-12-01T12:00:00Z"));
    }

    @Test
    @DisplayName("Rule 3: a named Slot that is longer is divided, and the rest stays free")
    void dividesALongSlot() {
        Appointment booked = book(proposal("10:00", "11:00").addSlot(new Reference("Slot/s")));

        assertThat(booked.getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(Refs.slots(booked)).containsExactly("Slot/s");
        assertThat(Refs.actors(booked)).contains("Practitioner/d");
        assertThat(times(SlotStatus.BUSY)).containsExactly("2026-12-01T10:00:00Z/2026-12-01T11:00:00Z");
        assertThat(times(SlotStatus.FREE))
                .containsExactlyInAnyOrder(
                        "2026-12-01T09:00:00Z/2026-12-01T10:00:00Z", "2026-12-01T11:00:00Z/2026-12-01T12:00:00Z");
    }

    @Test
    @DisplayName("Rule 2: nothing is booked in a patient's record that is not active any more")
    void nothingIsBookedInAClosedRecord() {
        calendars.put("Patient/p", new Patient().setActive(false));
        assertThatThrownBy(() -> book(proposal("10:00", "11:00").addSlot(new Reference("Slot/s"))))
                .satisfies(thrown -> issues(thrown, 422));
        calendars.put("Patient/p", new Patient().setActive(true));
        assertThat(book(proposal("10:00", "11:00").addSlot(new Reference("Slot/s")))
                        .getStatus())
                .isEqualTo(AppointmentStatus.BOOKED);
    }

    @Test
    @DisplayName("Rule 3: the Slots of a Schedule are found by the time, also several in a row")
    void findsTheSlotsOfACalendar() {
        calendars.put("Slot/t", slot("2026-12-01T12:00:00Z", "2026-12-01T13:00:00Z"));

        Appointment booked = book(bySchedule(proposal("11:30", "12:30")));

        assertThat(Refs.slots(booked)).containsExactlyInAnyOrder("Slot/s", "Slot/t");
        assertThat(times(SlotStatus.FREE)).hasSize(2);
    }

    @Test
    @DisplayName("Rule 3: who still names the Slot that others have divided gets what is free of it")
    void findsTheRestOfADividedSlot() {
        book(proposal("11:00", "11:30").addSlot(new Reference("Slot/s")));
        book(proposal("09:00", "09:30").addSlot(new Reference("Slot/s")));

        Appointment booked = book(proposal("10:00", "10:30").addSlot(new Reference("Slot/s")));

        assertThat(booked.getSlot()).hasSize(1);
        assertThat(times(SlotStatus.BUSY)).hasSize(3).contains("2026-12-01T10:00:00Z/2026-12-01T10:30:00Z");
        assertThatThrownBy(() -> book(proposal("11:00", "11:30").addSlot(new Reference("Slot/s"))))
                .satisfies(thrown -> issues(thrown, 409));
        assertThatThrownBy(() -> book(proposal("12:00", "12:30").addSlot(new Reference("Slot/s"))))
                .satisfies(thrown -> issues(thrown, 422));
    }

    @Test
    @DisplayName("Rule 3: a free Slot that was no part of the named one is not taken for it")
    void takesNoOtherSlotForTheNamedOne() {
        calendars.put("Slot/t", slot("2026-12-01T09:00:00Z", "2026-12-01T12:00:00Z"));
        book(proposal("10:00", "11:00").addSlot(new Reference("Slot/s")));

        assertThatThrownBy(() -> book(proposal("10:00", "11:00").addSlot(new Reference("Slot/s"))))
                .satisfies(thrown -> issues(thrown, 409));
    }

    @Test
    @DisplayName("Rule 3: of Slots at the same time only as many are taken as are needed")
    void takesNoMoreSlotsThanNeeded() {
        calendars.put("Slot/t", slot("2026-12-01T09:00:00Z", "2026-12-01T11:00:00Z"));
        calendars.put("Slot/u", slot("2026-12-01T12:00:00Z", "2026-12-01T13:00:00Z"));

        assertThat(Refs.slots(book(bySchedule(proposal("10:00", "11:00"))))).containsExactly("Slot/t");
        assertThat(Refs.slots(book(bySchedule(proposal("10:00", "11:00"))))).containsExactly("Slot/s");
        assertThatThrownBy(() -> book(bySchedule(proposal("10:00", "11:00")))).satisfies(thrown -> issues(thrown, 409));
        assertThat(book(bySchedule(proposal("11:30", "12:30"))).getSlot()).hasSize(2);
    }

    @Test
    @DisplayName("Rule 3: a free Slot beside a blocked one of the same calendar is no free time")
    void whatIsBlockedIsNotBooked() {
        calendars.put(
                "Slot/t", slot("2026-12-01T10:30:00Z", "2026-12-01T12:00:00Z").setStatus(SlotStatus.BUSYUNAVAILABLE));

        assertThatThrownBy(() -> book(bySchedule(proposal("10:00", "11:00")))).satisfies(thrown -> issues(thrown, 409));
        assertThat(Refs.slots(book(bySchedule(proposal("10:00", "10:30"))))).containsExactly("Slot/s");
    }

    @Test
    @DisplayName("Rule 2: what is missing is 400, all at once")
    void refusesWhatIsIncomplete() {
        assertThatThrownBy(() -> book(new Appointment().setStatus(AppointmentStatus.PROPOSED)))
                .satisfies(thrown -> assertThat(issues(thrown, 400))
                        .containsExactlyInAnyOrder("Appointment.start", "Appointment.end", "Appointment.slot"));
        assertThatThrownBy(() -> book(new Parameters()))
                .satisfies(thrown -> assertThat(issues(thrown, 400)).containsExactly("appt-resource"));
        assertThatThrownBy(() -> book(proposal("10:00", "11:00")))
                .satisfies(thrown -> assertThat(issues(thrown, 400)).containsExactly("Appointment.slot"));
    }

    @Test
    @DisplayName("Rule 2: what cannot be is 422, all at once")
    void refusesWhatCannotBe() {
        Appointment wrong = proposal("11:00", "10:00").setStatus(AppointmentStatus.BOOKED);
        wrong.getServiceType().clear();
        wrong.getParticipant().clear();
        wrong.addParticipant().getActor().setReference("Patient/nobody");
        assertThatThrownBy(() -> book(bySchedule(wrong)))
                .satisfies(thrown -> assertThat(issues(thrown, 422))
                        .containsExactlyInAnyOrder(
                                "Appointment.status",
                                "Appointment.serviceType",
                                "Appointment.participant",
                                "Appointment.participant.status",
                                "Appointment.end"));
        Appointment empty = proposal("10:00", "11:00").addSpecialty(new CodeableConcept().setText("Chirurgie"));
        empty.addParticipant().setStatus(Appointment.ParticipationStatus.TENTATIVE);
        assertThatThrownBy(() -> book(bySchedule(empty)))
                .satisfies(thrown -> assertThat(issues(thrown, 422))
                        .containsExactlyInAnyOrder("Appointment.specialty.coding", "Appointment.participant.actor"));
        Appointment other = proposal("10:00", "11:00");
        other.getServiceTypeFirstRep().getCodingFirstRep().setCode("1");
        assertThatThrownBy(() -> book(bySchedule(other)))
                .satisfies(thrown -> assertThat(issues(thrown, 422)).containsExactly("Appointment.serviceType"));
        assertThatThrownBy(() -> book(proposal("10:00", "11:00").addSlot(new Reference("Slot/unknown"))))
                .satisfies(thrown -> assertThat(issues(thrown, 422)).containsExactly("Appointment.slot"));
    }

    @Test
    @DisplayName("Rule 2: what is taken is 409, and nothing changes")
    void refusesWhatIsTaken() {
        book(bySchedule(proposal("10:00", "11:00")));

        assertThatThrownBy(() -> book(bySchedule(proposal("10:30", "11:30")))).satisfies(thrown -> issues(thrown, 409));
        assertThatThrownBy(() -> book(proposal("10:00", "10:30").addSlot(new Reference("Slot/s"))))
                .satisfies(thrown -> issues(thrown, 409));
        assertThat(calendars.all(Appointment.class)).hasSize(1);
    }

    @Test
    @DisplayName("Rule 1: of two at once one wins")
    void exactlyOneWins() {
        calendars.beforeStore = () -> book(bySchedule(proposal("10:00", "11:00")));

        assertThatThrownBy(() -> book(bySchedule(proposal("10:00", "11:00")))).satisfies(thrown -> issues(thrown, 409));
        assertThat(calendars.all(Appointment.class)).hasSize(1);
    }

    @Test
    @DisplayName("Rule 4: moving cancels the old one, frees its Slots and names it")
    void movesInOneStep() {
        Appointment first = book(bySchedule(proposal("10:00", "11:00")));
        Parameters move = bySchedule(proposal("11:00", "12:00"));
        move.addParameter().setName("cancelled-appt-id").setValue(new UriType(LocalReference.of(first)));

        Appointment second = book(move);

        assertThat(calendars.find(Appointment.class, LocalReference.of(first)))
                .get()
                .extracting(Appointment::getStatus)
                .isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(second.getExtensionByUrl(BookAppointment.REPLACES).getValue())
                .isInstanceOfSatisfying(
                        Reference.class, old -> assertThat(old.getReference()).isEqualTo(LocalReference.of(first)));
        assertThat(times(SlotStatus.BUSY)).containsExactly("2026-12-01T11:00:00Z/2026-12-01T12:00:00Z");
        assertThatThrownBy(() -> book(move)).satisfies(thrown -> issues(thrown, 409));
    }

    @Test
    @DisplayName("Rule 4: what cannot be booked does not cancel")
    void keepsTheOldOneIfTheNewOneIsRefused() {
        Appointment first = book(bySchedule(proposal("10:00", "11:00")));
        Parameters move = bySchedule(proposal("13:00", "14:00"));
        move.addParameter().setName("cancelled-appt-id").setValue(new UriType(LocalReference.of(first)));

        assertThatThrownBy(() -> book(move)).satisfies(thrown -> issues(thrown, 422));
        assertThat(calendars.find(Appointment.class, LocalReference.of(first)))
                .get()
                .extracting(Appointment::getStatus)
                .isEqualTo(AppointmentStatus.BOOKED);
    }

    private Appointment book(Resource body) {
        return booking.book(BookingRequest.read(body), hospital);
    }

    private List<String> times(SlotStatus status) {
        return calendars.all(Slot.class).stream()
                .filter(slot -> slot.getStatus() == status)
                .map(slot -> slot.getStart().toInstant() + "/" + slot.getEnd().toInstant())
                .toList();
    }
}
