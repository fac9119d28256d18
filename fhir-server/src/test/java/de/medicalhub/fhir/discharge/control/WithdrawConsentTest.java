package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.aftercare.CareOrder;
import de.medicalhub.fhir.operation.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WithdrawConsentTest {
    private final CaseInMemory theCase = new CaseInMemory();
    private Actor patient = new Actor("", Set.of());

    @BeforeEach
    void aServiceCares() {
        theCase.start(Wishes.complete());
        theCase.answer(nurse(), true, CaseInMemory.NURSE_A);
        theCase.award(nurse());
        patient = new Actor(
                References.local(theCase.records.all(CarePlan.class).get(0).getSubject()), Set.of());
    }

    @Test
    @DisplayName("10: without consent to the discharge the whole case ends; the patient needs no reason")
    void withTheDischargeTheCaseEnds() {
        theCase.withdrawConsent("discharge", new Parameters(), patient);
        assertThat(theCase.records.all(CarePlan.class).get(0).getStatus()).isEqualTo(CarePlan.CarePlanStatus.REVOKED);
        assertThat(theCase.records.all(CareTeam.class).get(0).getStatus()).isEqualTo(CareTeam.CareTeamStatus.INACTIVE);
        assertThat(theCase.records.all(Consent.class))
                .extracting(Consent::getStatus)
                .containsOnly(ConsentState.INACTIVE);
        assertThat(theCase.records.all(Task.class).stream()
                        .filter(task -> !Referrals.is(task, HubCodes.TASK_CASE_ENDED)))
                .extracting(Task::getStatus)
                .containsOnly(TaskStatus.CANCELLED);
    }

    @Test
    @DisplayName("10: without consent to the referral the service leaves, and the rest goes on")
    void withTheReferralTheServiceLeaves() {
        Parameters told = new Parameters();
        Wishes.add(told, "withdrawn-by", new CodeType("representative"));
        Wishes.add(told, "reason", new StringType("Die Tochter pflegt"));
        theCase.withdrawConsent("referral", told, Wishes.MANAGER);
        assertThat(theCase.consent("referral").getStatus()).isEqualTo(ConsentState.INACTIVE);
        assertThat(theCase.consent("discharge").getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(theCase.status(nurse())).isEqualTo(TaskStatus.CANCELLED);
        assertThat(theCase.status(theCase.taskWith(HubCodes.TASK_TRANSPORT_LEG)))
                .isEqualTo(TaskStatus.REQUESTED);
        assertThat(theCase.records.all(CareTeam.class).get(0).getParticipant()).hasSize(4);
        Provenance record = theCase.records.reasons().get(0);
        assertThat(record.getReasonFirstRep().getText()).isEqualTo("representative: Die Tochter pflegt");
        assertThat(record.getAgentFirstRep().getWho().getReference()).isEqualTo(Wishes.MANAGER.person());
    }

    @Test
    @DisplayName("24: what others gave the service to do ends with its part in the case; what others do stays")
    void itsTasksEnd() {
        care("Task/care-a", "Organization/nursing-a");
        care("Task/care-b", "Organization/practice");
        theCase.withdrawConsent("referral", new Parameters(), patient);
        assertThat(theCase.status("Task/care-a")).isEqualTo(TaskStatus.CANCELLED);
        assertThat(theCase.status("Task/care-b")).isEqualTo(TaskStatus.REQUESTED);
        assertThat(theCase.records
                        .find(Task.class, "Task/care-a")
                        .orElseThrow()
                        .getStatusReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("service-left");
    }

    @Test
    @DisplayName(
            "24: its visits to come are cancelled and give their time back; what is past, and others' visits, stay")
    void itsVisitsEnd() {
        theCase.records.put(
                "PractitionerRole/nurse",
                new PractitionerRole().setOrganization(new Reference("Organization/nursing-a")));
        theCase.records.put(
                "PractitionerRole/gp", new PractitionerRole().setOrganization(new Reference("Organization/practice")));
        visit("ahead", "nurse", Wishes.NOW.plusSeconds(90_000));
        visit("past", "nurse", Wishes.NOW.minusSeconds(90_000));
        visit("other", "gp", Wishes.NOW.plusSeconds(90_000));
        theCase.withdrawConsent("referral", new Parameters(), patient);
        assertThat(appointment("ahead").getStatus()).isEqualTo(Appointment.AppointmentStatus.CANCELLED);
        assertThat(appointment("ahead").getCancelationReason().getText())
                .isEqualTo("Der Dienst ist nicht mehr beteiligt");
        assertThat(theCase.records.find(Slot.class, "Slot/ahead").orElseThrow().getStatus())
                .isEqualTo(Slot.SlotStatus.FREE);
        assertThat(appointment("past").getStatus()).isEqualTo(Appointment.AppointmentStatus.BOOKED);
        assertThat(appointment("other").getStatus()).isEqualTo(Appointment.AppointmentStatus.BOOKED);
    }

    private Appointment appointment(String id) {
        return theCase.records.find(Appointment.class, "Appointment/" + id).orElseThrow();
    }

    private void visit(String id, String post, Instant start) {
        theCase.records.put("Schedule/" + id, new Schedule().addActor(new Reference("PractitionerRole/" + post)));
        theCase.records.put(
                "Slot/" + id, new Slot().setStatus(Slot.SlotStatus.BUSY).setSchedule(new Reference("Schedule/" + id)));
        Appointment visit = new Appointment().setStatus(Appointment.AppointmentStatus.BOOKED);
        visit.addIdentifier(theCase.records
                .all(CarePlan.class)
                .get(0)
                .getIdentifierFirstRep()
                .copy());
        visit.addServiceType(new CodeableConcept(new Coding(HubCodes.SERVICE_TYPE, HubCodes.HOME_VISIT, "")));
        visit.setStart(Date.from(start)).setEnd(Date.from(start.plusSeconds(1800)));
        visit.addSlot(new Reference("Slot/" + id));
        theCase.records.put("Appointment/" + id, visit);
    }

    private void care(String id, String owner) {
        CarePlan plan = theCase.records.all(CarePlan.class).get(0);
        theCase.records.put(
                id,
                new CareOrder(
                                plan.getIdentifierFirstRep(),
                                theCase.plan(),
                                patient.person(),
                                "Organization/practice",
                                "Practitioner/gp",
                                owner,
                                "Wiegen",
                                Wishes.NOW.plusSeconds(3600),
                                false)
                        .toTask(Wishes.NOW));
    }

    @Test
    @DisplayName("10: without consent to the video there is no consultation")
    void withTheVideoTheConsultationEnds() {
        theCase.withdrawConsent("video", new Parameters(), patient);
        assertThat(theCase.records.all(Appointment.class).get(0).getStatus())
                .isEqualTo(Appointment.AppointmentStatus.CANCELLED);
        assertThat(theCase.status(nurse())).isEqualTo(TaskStatus.INPROGRESS);
        assertThat(CaseInMemory.refused(
                                ProblemKind.CONFLICT, () -> theCase.withdrawConsent("video", new Parameters(), patient))
                        .faults())
                .containsExactly(Fault.ofWhole("consent-ended"));
    }

    @Test
    @DisplayName("10: who may still join a consultation that is late cannot join it without the consent")
    void aLateConsultationEnds() {
        consultation(Wishes.NOW.minus(Duration.ofMinutes(25)), Encounter.EncounterStatus.ARRIVED);
        theCase.withdrawConsent("video", new Parameters(), patient);
        assertThat(theCase.records.all(Appointment.class).get(0).getStatus())
                .isEqualTo(Appointment.AppointmentStatus.CANCELLED);
        assertThat(call().getStatus()).isEqualTo(Encounter.EncounterStatus.CANCELLED);
    }

    @Test
    @DisplayName(
            "10: when nobody can join any more, appointment and visit stay as they are, whatever else of the case ends")
    void aPastConsultationStays() {
        consultation(Wishes.NOW.minus(Duration.ofHours(4)).minusSeconds(1), Encounter.EncounterStatus.ARRIVED);
        visit("ahead", "gp", Wishes.NOW.plusSeconds(90_000));
        theCase.withdrawConsent("discharge", new Parameters(), patient);
        assertThat(theCase.records.all(Appointment.class).get(0).getStatus())
                .isEqualTo(Appointment.AppointmentStatus.BOOKED);
        assertThat(call().getStatus()).isEqualTo(Encounter.EncounterStatus.ARRIVED);
        assertThat(appointment("ahead").getStatus()).isEqualTo(Appointment.AppointmentStatus.CANCELLED);
    }

    private void consultation(Instant start, Encounter.EncounterStatus status) {
        theCase.change(
                Appointment.class,
                "Appointment/"
                        + theCase.records
                                .all(Appointment.class)
                                .get(0)
                                .getIdElement()
                                .getIdPart(),
                booked -> booked.setStart(Date.from(start)).setEnd(Date.from(start.plusSeconds(1200))));
        theCase.change(Encounter.class, "Encounter/" + call().getIdElement().getIdPart(), one -> one.setStatus(status));
    }

    private Encounter call() {
        return theCase.records.all(Encounter.class).stream()
                .filter(encounter -> "VR".equals(encounter.getClass_().getCode()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("6: another patient's and another hospital's consents are not there; a hospital says who withdraws")
    void onlyOnesOwn() {
        for (Actor stranger : Set.of(
                new Actor("Patient/other", Set.of()),
                CaseInMemory.NURSE_A,
                new Actor("Practitioner/x", Set.of("Organization/other-hospital")))) {
            CaseInMemory.refused(
                    ProblemKind.NOT_FOUND, () -> theCase.withdrawConsent("discharge", new Parameters(), stranger));
        }
        assertThat(CaseInMemory.refused(
                                ProblemKind.INVALID,
                                () -> theCase.withdrawConsent("discharge", new Parameters(), Wishes.MANAGER))
                        .faults())
                .containsExactly(new Fault("withdrawn-by", "required"));
        assertThat(theCase.consent("discharge").getStatus()).isEqualTo(ConsentState.ACTIVE);
    }

    private String nurse() {
        return theCase.taskOf("Organization/nursing-a");
    }
}
