package de.medicalhub.fhir.appointment.control;

import static de.medicalhub.fhir.appointment.control.Wishes.bySchedule;
import static de.medicalhub.fhir.appointment.control.Wishes.proposal;
import static de.medicalhub.fhir.appointment.control.Wishes.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Appointments of a discharge case; the calendars' owner is its practice. */
class CaseBookingTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC);
    private static final CaseId CASE = CaseId.next();

    private final MemoryCalendars calendars = new MemoryCalendars();
    private final BookAppointment booking = new BookAppointment(calendars, NOW);
    /** When all that the tests book has begun. */
    private final CancelVisit afterwards =
            new CancelVisit(calendars, Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC));

    private final Booker patient = booker("Patient/p", Set.of());
    private final Booker practice = booker("Practitioner/d", Set.of(MemoryCalendars.OWNER));

    @BeforeEach
    void aCaseWithACalendar() {
        calendars.put("Patient/p", new Patient());
        calendars.put("PractitionerRole/r", new PractitionerRole().setPractitioner(new Reference("Practitioner/d")));
        Schedule schedule = new Schedule().setActive(true).addActor(new Reference("PractitionerRole/r"));
        calendars.put("Schedule/c", schedule);
        calendars.put("Slot/s", open(slot("2026-12-01T09:00:00Z", "2026-12-01T12:00:00Z")));
        CareTeam team = new CareTeam().setSubject(new Reference("Patient/p"));
        team.addIdentifier(CASE.toIdentifier());
        team.addParticipant()
                .setMember(new Reference(MemoryCalendars.OWNER))
                .addRole()
                .addCoding()
                .setSystem(HubCodes.CASE_ROLE)
                .setCode("gp");
        calendars.put("CareTeam/t", team);
        calendars.put(
                "Consent/v",
                new CaseConsents(CASE, "Patient/p", NOW.instant(), true).write(ConsentPurpose.VIDEO, List.of()));
    }

    @Test
    @DisplayName("9, 11: the patient books what is open; it comes with room and visit, and the person takes part")
    void thePatientBooks() {
        Appointment booked = booking.book(read(wish("10:00", "10:15")), patient);

        assertThat(booked.getExtensionByUrl(HubCodes.VIRTUAL_SERVICE)).isNotNull();
        assertThat(Refs.actors(booked)).containsExactlyInAnyOrder("Patient/p", "Practitioner/d");
        Encounter visit = calendars.all(Encounter.class).get(0);
        assertThat(visit.getServiceProvider().getReference()).isEqualTo(MemoryCalendars.OWNER);
        assertThat(CaseId.find(visit)).contains(CASE.toString());
    }

    @Test
    @DisplayName("9: not in what is closed to patients, not for somebody else, not in a stranger's case")
    void whoMayNot() {
        calendars.put("Slot/s", slot("2026-12-01T09:00:00Z", "2026-12-01T12:00:00Z"));
        assertThatThrownBy(() -> booking.book(read(wish("10:00", "10:15")), patient))
                .isInstanceOf(ResourceVersionConflictException.class);
        for (Booker stranger :
                List.of(booker("Patient/q", Set.of()), booker("Practitioner/x", Set.of("Organization/x")))) {
            assertThatThrownBy(() -> booking.book(read(wish("10:00", "10:15")), stranger))
                    .isInstanceOf(ForbiddenOperationException.class);
        }
        assertThat(booking.book(read(wish("10:00", "10:15")), practice).getStatus())
                .isEqualTo(AppointmentStatus.BOOKED);
    }

    @Test
    @DisplayName("10: without consent there is no video consultation, but a home visit")
    void consentToVideo() {
        calendars.put(
                "Consent/v",
                new CaseConsents(CASE, "Patient/p", NOW.instant(), true)
                        .write(ConsentPurpose.VIDEO, List.of())
                        .setStatus(Consent.ConsentState.INACTIVE));
        assertThatThrownBy(() -> booking.book(read(wish("10:00", "10:15")), practice))
                .isInstanceOf(UnprocessableEntityException.class);
        Parameters home = wish("10:00", "10:30");
        ((Appointment) home.getParameter().get(0).getResource())
                .getServiceTypeFirstRep()
                .getCodingFirstRep()
                .setCode(HubCodes.HOME_VISIT);
        Appointment visit = booking.book(read(home), practice);
        assertThat(visit.hasExtension(HubCodes.VIRTUAL_SERVICE)).isFalse();
        assertThat(calendars.all(Encounter.class)).isEmpty();
    }

    @Test
    @DisplayName("12: moving ends the old visit; what has begun is neither moved nor cancelled")
    void movedAndCancelled() {
        Appointment first = booking.book(read(wish("10:00", "10:15")), patient);
        Parameters move = wish("11:00", "11:15");
        move.addParameter().setName("cancelled-appt-id").setValue(new UriType(LocalReference.of(first)));
        Appointment second = booking.book(read(move), patient);
        assertThat(calendars.all(Encounter.class))
                .extracting(Encounter::getStatus)
                .containsExactlyInAnyOrder(Encounter.EncounterStatus.CANCELLED, Encounter.EncounterStatus.PLANNED);

        CancelVisit cancelling = new CancelVisit(calendars, NOW);
        String reference = LocalReference.of(second);
        assertThatThrownBy(() ->
                        cancelling.cancel(reference, reason(), booker("Practitioner/x", Set.of("Organization/x"))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.NOT_FOUND));
        calendars.all(Encounter.class).stream()
                .filter(visit -> visit.getStatus() == Encounter.EncounterStatus.PLANNED)
                .forEach(visit -> visit.setStatus(Encounter.EncounterStatus.INPROGRESS));
        assertThatThrownBy(() -> cancelling.cancel(reference, reason(), practice))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.CONFLICT));
    }

    @Test
    @DisplayName("12: who did not come is noted by the practice, after the beginning; the visit ends with it")
    void notCome() {
        Appointment booked = booking.book(read(wish("10:00", "10:15")), patient);
        String reference = LocalReference.of(booked);
        Parameters missed = new Parameters();
        missed.addParameter().setName("reason").setValue(new CodeType("no-show"));
        assertThatThrownBy(() -> new CancelVisit(calendars, NOW).cancel(reference, missed, practice))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.RULE));
        assertThatThrownBy(() -> afterwards.cancel(reference, missed, patient))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.RULE));
        afterwards.cancel(reference, missed, practice);
        assertThat(calendars.find(Appointment.class, reference).orElseThrow().getStatus())
                .isEqualTo(AppointmentStatus.NOSHOW);
        assertThat(calendars.all(Encounter.class))
                .extracting(Encounter::getStatus)
                .containsExactly(Encounter.EncounterStatus.CANCELLED);
    }

    @Test
    @DisplayName(
            "15: who is there after all has the appointment, its time and the visit again; not by the patient, not twice")
    void thereAfterAll() {
        String reference = missed();
        assertThat(calendars.all(Slot.class)).noneMatch(slot -> slot.getStatus() == Slot.SlotStatus.BUSY);
        assertRefused(reference, patient, ProblemKind.CONFLICT);
        afterwards.cancel(reference, undo(), practice);
        Appointment again = calendars.find(Appointment.class, reference).orElseThrow();
        assertThat(again.getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(again.hasCancelationReason()).isFalse();
        assertThat(calendars.all(Slot.class)).anyMatch(slot -> slot.getStatus() == Slot.SlotStatus.BUSY);
        assertThat(calendars.all(Encounter.class))
                .extracting(Encounter::getStatus)
                .containsExactly(Encounter.EncounterStatus.PLANNED);
        assertRefused(reference, practice, ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("15: not if the time is somebody else's by now, nor without the consent to video consultations")
    void notAfterAll() {
        String reference = missed();
        Slot own = calendars
                .find(
                        Slot.class,
                        Refs.slots(calendars.find(Appointment.class, reference).orElseThrow())
                                .iterator()
                                .next())
                .orElseThrow();
        calendars.put(LocalReference.of(own), own.copy().setStatus(Slot.SlotStatus.BUSYUNAVAILABLE));
        assertRefused(reference, practice, ProblemKind.CONFLICT);
        calendars.put(LocalReference.of(own), own);
        calendars.put(
                "Consent/v",
                new CaseConsents(CASE, "Patient/p", NOW.instant(), true)
                        .write(ConsentPurpose.VIDEO, List.of())
                        .setStatus(Consent.ConsentState.INACTIVE));
        assertRefused(reference, practice, ProblemKind.RULE);
    }

    /** The reference of an appointment to which nobody came. */
    private String missed() {
        String reference = LocalReference.of(booking.book(read(wish("10:00", "10:15")), patient));
        Parameters missed = new Parameters();
        missed.addParameter().setName("reason").setValue(new CodeType("no-show"));
        afterwards.cancel(reference, missed, practice);
        return reference;
    }

    private void assertRefused(String reference, Booker booker, ProblemKind kind) {
        assertThatThrownBy(() -> afterwards.cancel(reference, undo(), booker))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private static Parameters undo() {
        Parameters undo = new Parameters();
        undo.addParameter().setName("undo").setValue(new BooleanType(true));
        return undo;
    }

    @Test
    @DisplayName("11: nobody is at two places at once")
    void oneAtATime() {
        booking.book(read(wish("10:00", "10:15")), practice);
        Schedule other = new Schedule().setActive(true).addActor(new Reference("PractitionerRole/r"));
        calendars.put("Schedule/other", other);
        calendars.put(
                "Slot/other",
                slot("2026-12-01T09:00:00Z", "2026-12-01T12:00:00Z").setSchedule(new Reference("Schedule/other")));
        Parameters same = wish("10:00", "10:15");
        same.getParameter().get(1).setValue(new Reference("Schedule/other"));
        assertThatThrownBy(() -> booking.book(read(same), practice))
                .isInstanceOf(ResourceVersionConflictException.class);
    }

    @Test
    @DisplayName("10: a patient moves the one to come and gets no second of its kind; who treats may book several")
    void oneOfEachKindForPatients() {
        Appointment first = booking.book(read(wish("10:00", "10:15")), patient);
        assertThatThrownBy(() -> booking.book(read(wish("11:00", "11:15")), patient))
                .isInstanceOf(ResourceVersionConflictException.class);
        assertThat(calendars.all(Appointment.class)).hasSize(1);
        Parameters move = wish("11:00", "11:15");
        move.addParameter().setName("cancelled-appt-id").setValue(new UriType(LocalReference.of(first)));
        assertThat(booking.book(read(move), patient).getStatus()).isEqualTo(AppointmentStatus.BOOKED);

        assertThat(booking.book(read(wish("11:15", "11:30")), practice).getStatus())
                .isEqualTo(AppointmentStatus.BOOKED);
    }

    private static BookingRequest read(Parameters wish) {
        return BookingRequest.read(wish);
    }

    private static Parameters wish(String from, String to) {
        Appointment wish = proposal(from, to);
        wish.addIdentifier(CASE.toIdentifier());
        wish.getServiceTypeFirstRep()
                .getCodingFirstRep()
                .setSystem(HubCodes.SERVICE_TYPE)
                .setCode(HubCodes.VIDEO_CONSULTATION);
        return bySchedule(wish);
    }

    private static Parameters reason() {
        Parameters reason = new Parameters();
        reason.addParameter().setName("reason").setValue(new CodeType("other"));
        return reason;
    }

    private static Slot open(Slot slot) {
        slot.getAppointmentType().addCoding().setSystem(HubCodes.BOOKING).setCode(HubCodes.BOOKED_BY_PATIENTS);
        return slot;
    }

    private static Booker booker(String person, Set<String> organisations) {
        return new Booker(person, organisations, resource -> true, named -> true, false);
    }
}
