package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Provenance;
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
        assertThat(theCase.records.all(Task.class)).hasSize(5).allSatisfy(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
            assertThat(References.has(task.getStatusReason(), HubCodes.CLOSE_REASON, reason))
                    .isTrue();
        });
        assertThat(requests()).containsOnly(ServiceRequestStatus.REVOKED);
        assertThat(theCase.records.all(Consent.class))
                .hasSize(3)
                .allSatisfy(consent -> assertThat(consent.getStatus()).isEqualTo(Consent.ConsentState.INACTIVE));
        assertThat(consultation()).containsExactly(AppointmentStatus.CANCELLED, EncounterStatus.CANCELLED);
        Provenance record = theCase.records.all(Provenance.class).get(0);
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
