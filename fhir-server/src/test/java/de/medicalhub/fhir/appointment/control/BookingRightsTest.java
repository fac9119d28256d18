package de.medicalhub.fhir.appointment.control;

import static de.medicalhub.fhir.appointment.control.Wishes.bySchedule;
import static de.medicalhub.fhir.appointment.control.Wishes.date;
import static de.medicalhub.fhir.appointment.control.Wishes.issues;
import static de.medicalhub.fhir.appointment.control.Wishes.proposal;
import static de.medicalhub.fhir.appointment.control.Wishes.slot;
import static de.medicalhub.fhir.appointment.control.Wishes.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.common.fhir.CaseId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may book and move what (rules 6 and 7). */
class BookingRightsTest {
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
    @DisplayName("Rule 6: another's calendar is forbidden, another's patient unknown")
    void keepsToTheOwn() {
        Booker other =
                new Booker("Practitioner/me", Set.of("Organization/other"), resource -> true, named -> true, false);
        Booker blind =
                new Booker("Practitioner/me", Set.of(MemoryCalendars.OWNER), resource -> false, named -> true, false);
        BookingRequest wanted = BookingRequest.read(bySchedule(proposal("10:00", "11:00")));

        assertThatThrownBy(() -> booking.book(wanted, other)).isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() -> booking.book(wanted, blind))
                .satisfies(thrown -> assertThat(issues(thrown, 422)).containsExactly("Appointment.participant"));
    }

    @Test
    @DisplayName("Rule 6: what the caller may not read is not named, wherever in the appointment")
    void namesOnlyWhatMayBeRead() {
        List<Resource> asked = new ArrayList<>();
        Booker unread = new Booker(
                "Practitioner/me",
                Set.of(MemoryCalendars.OWNER),
                resource -> true,
                named -> !asked.add((Resource) named),
                false);
        Appointment proposal = proposal("10:00", "11:00");
        proposal.addSupportingInformation(new Reference("Condition/hidden"));
        BookingRequest wanted = BookingRequest.read(bySchedule(proposal));

        assertThatThrownBy(() -> booking.book(wanted, unread))
                .satisfies(thrown -> assertThat(issues(thrown, 422)).containsExactly("Appointment"));
        assertThat(((Appointment) asked.get(0))
                        .getSupportingInformationFirstRep()
                        .getReference())
                .isEqualTo("Condition/hidden");
        assertThat(calendars.all(Appointment.class)).isEmpty();
    }

    @Test
    @DisplayName("Rule 6: nobody cancels what stands in another's calendar or belongs to a discharge case")
    void movesOnlyWhatIsOwn() {
        calendars.put("Schedule/theirs", new Schedule().addActor(new Reference(MemoryCalendars.THEIR_DOCTOR)));
        calendars.put(
                "Slot/theirs",
                slot("2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z").setSchedule(new Reference("Schedule/theirs")));
        calendars.put("Appointment/theirs", stored().addSlot(new Reference("Slot/theirs")));
        Appointment ofCase = stored().addSlot(new Reference("Slot/s"));
        ofCase.addIdentifier(CaseId.next().toIdentifier());
        calendars.put("Appointment/case", ofCase);

        assertThatThrownBy(() -> book(moving("Appointment/theirs"))).isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() -> book(moving("Appointment/case")))
                .satisfies(thrown -> assertThat(issues(thrown, 422)).containsExactly("cancelled-appt-id"));
        assertThat(calendars.all(Appointment.class))
                .extracting(Appointment::getStatus)
                .containsOnly(AppointmentStatus.BOOKED);
    }

    @Test
    @DisplayName("Rule 7: a person does not book into the past, a hospital's system does")
    void knowsWhoEntersThePast() {
        calendars.put("Slot/old", slot("2024-09-01T09:00:00Z", "2024-09-01T20:00:00Z"));
        Appointment past = proposal("10:00", "11:00");
        past.setStart(date("2024-09-01T11:00:00Z")).setEnd(date("2024-09-01T12:00:00Z"));
        BookingRequest wanted = BookingRequest.read(bySchedule(past));

        assertThatThrownBy(() -> booking.book(wanted, hospital)).satisfies(thrown -> issues(thrown, 422));
        assertThat(booking.book(
                                wanted,
                                new Booker(
                                        "Practitioner/me",
                                        Set.of(MemoryCalendars.OWNER),
                                        resource -> true,
                                        named -> true,
                                        true))
                        .getStatus())
                .isEqualTo(AppointmentStatus.BOOKED);
    }

    private static Parameters moving(String appointment) {
        Parameters move = bySchedule(proposal("11:00", "12:00"));
        move.addParameter().setName("cancelled-appt-id").setValue(new UriType(appointment));
        return move;
    }

    private Appointment book(Resource body) {
        return booking.book(BookingRequest.read(body), hospital);
    }
}
