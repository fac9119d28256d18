package de.medicalhub.fhir.appointment.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("16")
class HeldVisitTest {
    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(4);
    private static final CaseId CASE = CaseId.next();
    private static final String VISIT = "Appointment/a";

    private final MemoryCalendars calendars = new MemoryCalendars();
    private final Booker owner = booker("Practitioner/d", MemoryCalendars.OWNER);

    @BeforeEach
    void aVisitIsBooked() {
        calendars.put("PractitionerRole/r", new PractitionerRole().setPractitioner(new Reference("Practitioner/d")));
        calendars.put("Schedule/c", new Schedule().setActive(true).addActor(new Reference("PractitionerRole/r")));
        calendars.put("Slot/s", new Slot().setStatus(Slot.SlotStatus.BUSY).setSchedule(new Reference("Schedule/c")));
        CareTeam team = new CareTeam().setSubject(new Reference("Patient/p"));
        team.addIdentifier(CASE.toIdentifier());
        member(team, MemoryCalendars.OWNER, "gp");
        member(team, "Organization/clinic", "hospital");
        calendars.put("CareTeam/t", team);
        Appointment visit = new Appointment().setStatus(AppointmentStatus.BOOKED);
        visit.addIdentifier(CASE.toIdentifier());
        visit.addServiceType(new CodeableConcept(new Coding(HubCodes.SERVICE_TYPE, HubCodes.HOME_VISIT, "")));
        visit.setStart(Date.from(START)).setEnd(Date.from(START.plusSeconds(1800)));
        visit.addParticipant().setActor(new Reference("Patient/p"));
        visit.addSlot(new Reference("Slot/s"));
        calendars.put(VISIT, visit);
    }

    @Test
    @DisplayName("who treats notes after its beginning that it took place; its time stays taken")
    void noted() {
        at(START.plusSeconds(60)).note(VISIT, new Parameters(), owner);
        assertThat(visit().getStatus()).isEqualTo(AppointmentStatus.FULFILLED);
        assertThat(calendars.find(Slot.class, "Slot/s").orElseThrow().getStatus())
                .isEqualTo(Slot.SlotStatus.BUSY);
        assertRefused(START.plusSeconds(90), owner, ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("a consultation that was held by telephone ends its planned call")
    void byTelephone() {
        byVideo();
        call(Encounter.EncounterStatus.ARRIVED);
        at(START.plus(WINDOW).plusSeconds(1)).note(VISIT, new Parameters(), owner);
        assertThat(calendars.all(Encounter.class))
                .extracting(Encounter::getStatus)
                .containsExactly(Encounter.EncounterStatus.CANCELLED);
    }

    @Test
    @DisplayName("not before its beginning, not while the call is held, not by the patient, the hospital or a stranger")
    void refused() {
        assertRefused(START.minusSeconds(1), owner, ProblemKind.RULE);
        for (Booker other : List.of(
                new Booker("Patient/p", Set.of(), resource -> true, named -> true, false),
                booker("Practitioner/m", "Organization/clinic"),
                booker("Practitioner/x", "Organization/x"))) {
            assertRefused(START.plusSeconds(60), other, ProblemKind.NOT_FOUND);
        }
        call(Encounter.EncounterStatus.INPROGRESS);
        assertRefused(START.plusSeconds(60), owner, ProblemKind.CONFLICT);
        assertThat(visit().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
    }

    @Test
    @DisplayName("not while the patient can still join by video: a wrong click shuts nobody out")
    void notWhileItCanBeJoined() {
        byVideo();
        call(Encounter.EncounterStatus.ARRIVED);
        assertRefused(START.plusSeconds(60), owner, ProblemKind.RULE);
        assertRefused(START.plus(WINDOW), owner, ProblemKind.RULE);
        assertThat(visit().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(calendars.all(Encounter.class))
                .extracting(Encounter::getStatus)
                .containsExactly(Encounter.EncounterStatus.ARRIVED);
    }

    private void byVideo() {
        Appointment visit = visit();
        visit.getServiceTypeFirstRep().getCodingFirstRep().setCode(HubCodes.VIDEO_CONSULTATION);
        calendars.put(VISIT, visit);
    }

    private void call(Encounter.EncounterStatus status) {
        calendars.put("Encounter/e", new Encounter().setStatus(status).addAppointment(new Reference(VISIT)));
    }

    private Appointment visit() {
        return calendars.find(Appointment.class, VISIT).orElseThrow();
    }

    private HeldVisit at(Instant now) {
        return new HeldVisit(calendars, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    @DisplayName("a wrong click is taken back: the appointment stands in its own time, and its call is to come again")
    void takenBack() {
        byVideo();
        call(Encounter.EncounterStatus.PLANNED);
        consent();
        Instant late = START.plus(WINDOW).plusSeconds(1);
        assertRefused(late, undo(), owner, ProblemKind.CONFLICT);
        at(late).note(VISIT, new Parameters(), owner);
        assertRefused(late, undo(), booker("Practitioner/m", "Organization/clinic"), ProblemKind.NOT_FOUND);
        at(late).note(VISIT, undo(), owner);
        assertThat(visit().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(calendars.find(Slot.class, "Slot/s").orElseThrow().getStatus())
                .isEqualTo(Slot.SlotStatus.BUSY);
        assertThat(calendars.all(Encounter.class))
                .extracting(Encounter::getStatus)
                .containsExactly(Encounter.EncounterStatus.PLANNED);
        assertRefused(late, undo(), owner, ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName(
            "what a call by video has told is not taken back, nor is a call planned without the consent to it, nor when the case is over")
    void notTakenBack() {
        Instant late = START.plus(WINDOW).plusSeconds(1);
        byVideo();
        call(Encounter.EncounterStatus.ARRIVED);
        at(late).note(VISIT, new Parameters(), owner);
        assertRefused(late, undo(), owner, ProblemKind.RULE);
        consent();
        call(Encounter.EncounterStatus.FINISHED);
        assertRefused(late, undo(), owner, ProblemKind.CONFLICT);
        calendars.put("CareTeam/t", new CareTeam());
        assertRefused(late, undo(), owner, ProblemKind.NOT_FOUND);
        assertThat(visit().getStatus()).isEqualTo(AppointmentStatus.FULFILLED);
    }

    private void consent() {
        calendars.put(
                "Consent/v", new CaseConsents(CASE, "Patient/p", START, true).write(ConsentPurpose.VIDEO, List.of()));
    }

    private static Parameters undo() {
        return new Parameters().addParameter("undo", true);
    }

    private void assertRefused(Instant now, Booker booker, ProblemKind kind) {
        assertRefused(now, new Parameters(), booker, kind);
    }

    private void assertRefused(Instant now, Parameters parameters, Booker booker, ProblemKind kind) {
        assertThatThrownBy(() -> at(now).note(VISIT, parameters, booker))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private static void member(CareTeam team, String organisation, String part) {
        team.addParticipant()
                .setMember(new Reference(organisation))
                .addRole()
                .addCoding()
                .setSystem(HubCodes.CASE_ROLE)
                .setCode(part);
    }

    private static Booker booker(String person, String organisation) {
        return new Booker(person, Set.of(organisation), resource -> true, named -> true, false);
    }
}
