package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.appointment.VideoVisit;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("13")
class LeftBehindTest {
    private static final String A = "Organization/nursing-a";

    /** A Monday, two days after the first plan. */
    private static final Instant LATER = Instant.parse("2026-11-23T09:00:00Z");

    private final CaseInMemory theCase = new CaseInMemory();

    @BeforeEach
    void start() {
        theCase.start(Wishes.complete());
        theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A);
        theCase.award(theCase.taskOf(A));
        theCase.records.put("PractitionerRole/nurse", new PractitionerRole().setOrganization(new Reference(A)));
        theCase.records.put("Schedule/nurse", new Schedule().addActor(new Reference("PractitionerRole/nurse")));
    }

    @Test
    @DisplayName(
            "home visits before the new discharge are cancelled, give their time back, and the service has one task")
    void homeVisits() {
        visit("v1", "2026-11-21T14:00:00Z", HubCodes.HOME_VISIT);
        visit("v2", "2026-11-22T14:00:00Z", HubCodes.HOME_VISIT);
        visit("v3", "2026-11-23T14:00:00Z", HubCodes.HOME_VISIT);
        move(date());
        assertThat(status("v1")).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(status("v2")).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(status("v3")).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(slot("v1").getStatus()).isEqualTo(Slot.SlotStatus.FREE);
        assertThat(slot("v3").getStatus()).isEqualTo(Slot.SlotStatus.BUSY);
        Appointment cancelled =
                theCase.records.find(Appointment.class, "Appointment/v1").orElseThrow();
        assertThat(cancelled.getCancelationReason().getText()).isEqualTo("Entlassung verschoben");
        Task task = tasks().get(0);
        assertThat(tasks()).hasSize(1);
        assertThat(task.getOwner().getReference()).isEqualTo(A);
        assertThat(task.getRequester().getReference()).isEqualTo("Organization/hospital");
        assertThat(task.getDescription())
                .contains("Hausbesuch am 21. November 2026, 15:00 Uhr; Hausbesuch am 22. November 2026, 15:00 Uhr")
                .contains("23. November 2026, 10:00 Uhr");
        assertThat(task.getRestriction().getPeriod().getEnd()).isEqualTo(Date.from(LATER));
    }

    @Test
    @DisplayName("what is past, cancelled or not before the new discharge stays as it is, and nobody is asked")
    void nothingToDo() {
        visit("past", "2026-11-20T08:00:00Z", HubCodes.HOME_VISIT);
        visit("after", "2026-11-24T08:00:00Z", HubCodes.HOME_VISIT);
        move(date());
        assertThat(status("past")).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(status("after")).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(tasks()).isEmpty();
    }

    @Test
    @DisplayName(
            "a further consultation before the new discharge is cancelled with its visit; the first one moves as said")
    void furtherConsultation() {
        first("2026-11-22T08:00:00Z");
        visit("second", "2026-11-22T14:00:00Z", HubCodes.VIDEO_CONSULTATION);
        Encounter visit = new VideoVisit(caseId(), "Patient/p", "Practitioner/gp", "Organization/practice")
                .planned("Appointment/second");
        theCase.records.put("Encounter/second", visit);
        Parameters date = date();
        Wishes.add(date, "follow-up-choice", new CodeType("keep"));
        move(date);
        assertThat(status("second")).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(theCase.records
                        .find(Encounter.class, "Encounter/second")
                        .orElseThrow()
                        .getStatus())
                .isEqualTo(Encounter.EncounterStatus.CANCELLED);
        assertThat(firstOne().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(tasks())
                .singleElement()
                .satisfies(
                        task -> assertThat(task.getDescription()).contains("Videosprechstunde am 22. November 2026"));
    }

    @Test
    @DisplayName("the practice that is asked for another time keeps the later consultations")
    void onlyTheFirstIsGivenBack() {
        first("2026-11-22T08:00:00Z");
        visit("second", "2026-11-26T14:00:00Z", HubCodes.VIDEO_CONSULTATION);
        Parameters date = date();
        Wishes.add(date, "follow-up-choice", new CodeType("ask-practice"));
        move(date);
        assertThat(firstOne().getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(status("second")).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.getOwner().getReference()).isEqualTo("Organization/practice"));
    }

    @Test
    @DisplayName("a consultation that was missed asks for no new time; the next one counts")
    void missed() {
        first("2026-11-20T08:00:00Z");
        visit("next", "2026-11-26T14:00:00Z", HubCodes.VIDEO_CONSULTATION);
        move(date());
        assertThat(firstOne().getStart().toInstant()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(status("next")).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(tasks()).isEmpty();
    }

    private Appointment firstOne() {
        return theCase.records.all(Appointment.class).get(0);
    }

    private void first(String start) {
        theCase.change(
                Appointment.class,
                "Appointment/" + firstOne().getIdElement().getIdPart(),
                appointment -> appointment
                        .setStart(Date.from(Instant.parse(start)))
                        .setEnd(Date.from(Instant.parse(start).plusSeconds(900))));
    }

    private org.hl7.fhir.r4.model.Identifier caseId() {
        return firstOne().getIdentifierFirstRep().copy();
    }

    private void visit(String id, String start, String kind) {
        Instant at = Instant.parse(start);
        Slot slot = new Slot().setStatus(Slot.SlotStatus.BUSY).setSchedule(new Reference("Schedule/nurse"));
        theCase.records.put("Slot/" + id, slot);
        Appointment visit = new Appointment().setStatus(AppointmentStatus.BOOKED);
        visit.addIdentifier(caseId());
        visit.addServiceType(new CodeableConcept(new Coding(HubCodes.SERVICE_TYPE, kind, "")));
        visit.setStart(Date.from(at)).setEnd(Date.from(at.plus(Duration.ofMinutes(30))));
        visit.addSlot(new Reference("Slot/" + id));
        theCase.records.put("Appointment/" + id, visit);
    }

    private AppointmentStatus status(String id) {
        return theCase.records
                .find(Appointment.class, "Appointment/" + id)
                .orElseThrow()
                .getStatus();
    }

    private Slot slot(String id) {
        return theCase.records.find(Slot.class, "Slot/" + id).orElseThrow();
    }

    private List<Task> tasks() {
        return theCase.records.tasks(HubCodes.TASK_CARE).toList();
    }

    private void move(Parameters date) {
        new Reschedule(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                .reschedule(theCase.plan(), date, Wishes.MANAGER);
    }

    private static Parameters date() {
        Parameters date = new Parameters();
        Wishes.add(date, "planned-discharge", new DateTimeType(Date.from(LATER)));
        Wishes.add(date, "confirm-by", new DateTimeType(Date.from(Wishes.NOW.plus(Duration.ofHours(6)))));
        Wishes.add(date, "reason", new CodeType("medical"));
        return date;
    }
}
