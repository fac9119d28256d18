package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseCaseTest {
    private final CaseInMemory theCase = new CaseInMemory();

    @BeforeEach
    void aCaseRuns() {
        theCase.start(Wishes.complete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "died", "changed-plan"})
    @DisplayName("9: whatever the reason, nothing of the case stays open, and the team ends")
    void everythingEnds(String reason) {
        theCase.close(reason);
        assertThat(theCase.records.all(CarePlan.class).get(0).getStatus()).isEqualTo(CarePlanStatus.REVOKED);
        assertThat(theCase.records.all(CareTeam.class))
                .extracting(CareTeam::getStatus)
                .containsExactly(CareTeamStatus.INACTIVE);
        assertThat(partsOfTheCase()).hasSize(5).allSatisfy(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
            assertThat(References.has(task.getStatusReason(), HubCodes.CLOSE_REASON, reason))
                    .isTrue();
        });
        assertThat(requests()).containsOnly(ServiceRequestStatus.REVOKED);
        assertThat(theCase.records.all(Consent.class))
                .hasSize(3)
                .allSatisfy(consent -> assertThat(consent.getStatus()).isEqualTo(Consent.ConsentState.INACTIVE));
        assertThat(consultation()).containsExactly(AppointmentStatus.CANCELLED, EncounterStatus.CANCELLED);
        Provenance record = theCase.records.reasons().get(0);
        assertThat(References.has(record.getReasonFirstRep(), HubCodes.CLOSE_REASON, reason))
                .isTrue();
        assertThat(record.getAgentFirstRep().getWho().getReference()).isEqualTo(Wishes.MANAGER.person());
    }

    @Test
    @DisplayName("9: it is completed only when nothing is open; then the care that was awarded is done")
    void completedWhenNothingIsOpen() {
        String nurse = theCase.taskOf("Organization/nursing-a");
        theCase.answer(nurse, true, CaseInMemory.NURSE_A);
        theCase.award(nurse);
        assertThat(CaseInMemory.refused(ProblemKind.RULE, () -> theCase.close("completed"))
                        .faults())
                .containsExactly(Fault.ofWhole("still-open"));
        for (String code : List.of(HubCodes.TASK_TRANSPORT_LEG, HubCodes.TASK_DELIVERY_LEG, HubCodes.TASK_DISPENSE)) {
            theCase.change(Task.class, theCase.taskWith(code), task -> task.setStatus(TaskStatus.COMPLETED));
        }
        CaseInMemory.refused(ProblemKind.RULE, () -> theCase.close("completed"));
        theCase.change(Appointment.class, appointment(), held -> held.setStatus(AppointmentStatus.FULFILLED));
        theCase.close("completed");
        assertThat(theCase.records.all(CarePlan.class).get(0).getStatus()).isEqualTo(CarePlanStatus.COMPLETED);
        assertThat(theCase.status(nurse)).isEqualTo(TaskStatus.COMPLETED);
        assertThat(requests()).containsOnly(ServiceRequestStatus.COMPLETED);
    }

    @Test
    @DisplayName("9: who is on the way, and a consultation that is being held, go on")
    void whatHasBegunGoesOn() {
        String ride = theCase.taskWith(HubCodes.TASK_TRANSPORT_LEG);
        theCase.change(Task.class, ride, task -> task.setStatus(TaskStatus.INPROGRESS));
        String call = "Encounter/"
                + theCase.records.all(Encounter.class).stream()
                        .filter(encounter -> "VR".equals(encounter.getClass_().getCode()))
                        .findFirst()
                        .orElseThrow()
                        .getIdElement()
                        .getIdPart();
        theCase.change(Encounter.class, call, held -> held.setStatus(EncounterStatus.INPROGRESS));
        theCase.close("changed-plan");
        assertThat(theCase.status(ride)).isEqualTo(TaskStatus.INPROGRESS);
        assertThat(requests()).contains(ServiceRequestStatus.ACTIVE);
        assertThat(consultation()).containsExactly(AppointmentStatus.BOOKED, EncounterStatus.INPROGRESS);
        assertThat(theCase.status(theCase.taskWith(HubCodes.TASK_DELIVERY_LEG))).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    @DisplayName("9: one consultation that nobody has ended keeps no other appointment alive")
    void othersEndBesideTheOneThatIsHeld() {
        String call = "Encounter/"
                + theCase.records.all(Encounter.class).stream()
                        .filter(encounter -> "VR".equals(encounter.getClass_().getCode()))
                        .findFirst()
                        .orElseThrow()
                        .getIdElement()
                        .getIdPart();
        theCase.change(Encounter.class, call, held -> held.setStatus(EncounterStatus.INPROGRESS));
        visit("Appointment/later", Wishes.NOW.plusSeconds(90_000));
        theCase.close("died");
        assertThat(consultation()).containsExactly(AppointmentStatus.BOOKED, EncounterStatus.INPROGRESS);
        assertThat(status("Appointment/later")).isEqualTo(AppointmentStatus.CANCELLED);
    }

    @Test
    @DisplayName("9: a visit whose time is over is open no more, and no end says of it that it was cancelled")
    void whatIsOverStays() {
        visit("Appointment/past", Wishes.NOW.minusSeconds(90_000));
        theCase.change(Appointment.class, appointment(), held -> held.setStatus(AppointmentStatus.FULFILLED));
        for (String code : List.of(HubCodes.TASK_TRANSPORT_LEG, HubCodes.TASK_DELIVERY_LEG, HubCodes.TASK_DISPENSE)) {
            theCase.change(Task.class, theCase.taskWith(code), task -> task.setStatus(TaskStatus.COMPLETED));
        }
        String nurse = theCase.taskOf("Organization/nursing-a");
        theCase.answer(nurse, true, CaseInMemory.NURSE_A);
        theCase.award(nurse);
        theCase.close("completed");
        assertThat(theCase.records.all(CarePlan.class).get(0).getStatus()).isEqualTo(CarePlanStatus.COMPLETED);
        assertThat(status("Appointment/past")).isEqualTo(AppointmentStatus.BOOKED);
    }

    private void visit(String reference, Instant start) {
        Appointment visit = new Appointment().setStatus(AppointmentStatus.BOOKED);
        visit.addIdentifier(theCase.records
                .all(Appointment.class)
                .get(0)
                .getIdentifierFirstRep()
                .copy());
        visit.addServiceType(new CodeableConcept(new Coding(HubCodes.SERVICE_TYPE, HubCodes.HOME_VISIT, "")));
        visit.setStart(Date.from(start)).setEnd(Date.from(start.plusSeconds(1800)));
        theCase.records.put(reference, visit);
    }

    private AppointmentStatus status(String reference) {
        return theCase.records.find(Appointment.class, reference).orElseThrow().getStatus();
    }

    @Test
    @DisplayName("9: closed once, also if the planner writes in the same moment; then a new case may begin")
    void closedOnce() {
        String ride = theCase.taskWith(HubCodes.TASK_TRANSPORT_LEG);
        theCase.records.beforeStore =
                () -> theCase.change(Task.class, ride, task -> task.setStatus(TaskStatus.ACCEPTED));
        theCase.close("changed-plan");
        assertThat(theCase.status(ride)).isEqualTo(TaskStatus.CANCELLED);
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.close("cancelled"))
                        .faults())
                .containsExactly(Fault.ofWhole("plan-ended"));
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.award(theCase.taskOf("Organization/nursing-a")));
        theCase.start(Wishes.complete());
        assertThat(theCase.records.all(CarePlan.class)).hasSize(2);
    }

    @Test
    @DisplayName("6: only the hospital of the case, and only for a reason that a person may give")
    void onlyTheHospital() {
        CaseInMemory.refused(ProblemKind.NOT_FOUND, () -> theCase.close("cancelled", CaseInMemory.NURSE_A));
        for (String reason : List.of("consent-withdrawn", "bored")) {
            assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.close(reason))
                            .faults())
                    .containsExactly(new Fault("reason", "unknown-code"));
        }
    }

    @Test
    @DisplayName("20: practice, pharmacy and chosen service read that it is over until they have taken note")
    void everybodyTakesNote() {
        String nurse = theCase.taskOf("Organization/nursing-a");
        theCase.answer(nurse, true, CaseInMemory.NURSE_A);
        theCase.award(nurse);
        theCase.close("died");
        List<Task> notes = theCase.records.tasks(HubCodes.TASK_CASE_ENDED).toList();
        assertThat(notes)
                .extracting(task -> task.getOwner().getReference())
                .containsExactlyInAnyOrder("Organization/practice", "Organization/pharmacy", "Organization/nursing-a");
        assertThat(notes).allSatisfy(note -> {
            boolean treats = !note.getOwner().getReference().endsWith("pharmacy");
            assertThat(note.hasReasonCode()).isEqualTo(treats);
            assertThat(Inputs.code(note, "patient-name"))
                    .hasValueSatisfying(name -> assertThat(name).contains("Müller"));
        });
        String mine = notes.stream()
                .filter(note -> note.getOwner().getReference().endsWith("nursing-a"))
                .map(note -> "Task/" + note.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
        AcknowledgeEnd acknowledge = new AcknowledgeEnd(theCase.records, Wishes.CLOCK);
        CaseInMemory.refused(ProblemKind.NOT_FOUND, () -> acknowledge.acknowledge(mine, CaseInMemory.NURSE_B));
        acknowledge.acknowledge(mine, CaseInMemory.NURSE_A);
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> acknowledge.acknowledge(mine, CaseInMemory.NURSE_A));
    }

    @Test
    @DisplayName("9: a transfer names a house that takes patients, a refusal its reason")
    void transferAndRefusal() {
        theCase.records.organisation("other", "hospital");
        Parameters transfer = reason("transferred");
        CaseInMemory.refused(ProblemKind.INVALID, () -> close(transfer));
        Wishes.add(transfer, "destination", new Reference("Organization/pharmacy"));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> close(transfer))
                        .faults())
                .containsExactly(new Fault("destination", "wrong-kind"));
        Parameters refusal = reason("refused");
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> close(refusal))
                        .faults())
                .containsExactly(new Fault("comment", "required"));
        Parameters right = reason("transferred");
        Wishes.add(right, "destination", new Reference("Organization/other"));
        close(right);
        assertThat(theCase.records
                        .find(Encounter.class, Wishes.STAY)
                        .orElseThrow()
                        .getHospitalization()
                        .getDestination()
                        .getReference())
                .isEqualTo("Organization/other");
        assertThat(theCase.records.reasons().get(0).getAgent().get(1).getWho().getReference())
                .isEqualTo("Organization/other");
    }

    private void close(Parameters parameters) {
        new CloseCase(theCase.records, Wishes.CLOCK).close(theCase.plan(), parameters, Wishes.MANAGER);
    }

    private static Parameters reason(String reason) {
        Parameters parameters = new Parameters();
        Wishes.add(parameters, "reason", new CodeType(reason));
        return parameters;
    }

    private List<Task> partsOfTheCase() {
        return theCase.records.all(Task.class).stream()
                .filter(task -> !Referrals.is(task, HubCodes.TASK_CASE_ENDED))
                .toList();
    }

    private List<ServiceRequestStatus> requests() {
        return theCase.records.all(ServiceRequest.class).stream()
                .map(ServiceRequest::getStatus)
                .toList();
    }

    private String appointment() {
        return "Appointment/"
                + theCase.records.all(Appointment.class).get(0).getIdElement().getIdPart();
    }

    private List<Object> consultation() {
        return List.of(
                theCase.records.all(Appointment.class).get(0).getStatus(),
                theCase.records.all(Encounter.class).stream()
                        .filter(encounter -> "VR".equals(encounter.getClass_().getCode()))
                        .findFirst()
                        .orElseThrow()
                        .getStatus());
    }
}
