package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class DispenseMedicationTest {
    private final CaseInMemory theCase = new CaseInMemory();

    @Test
    void thePharmacyDispensesOnce() {
        theCase.start(Wishes.complete());
        String task = theCase.records
                .tasks(HubCodes.TASK_DISPENSE)
                .map(found -> "Task/" + found.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
        DispenseMedication dispense = new DispenseMedication(theCase.records, Wishes.CLOCK);
        CaseInMemory.refused(ProblemKind.NOT_FOUND, () -> dispense.dispense(task, CaseInMemory.NURSE_A));
        dispense.dispense(task, CaseInMemory.PHARMACIST);
        assertThat(theCase.records.all(MedicationDispense.class)).hasSize(1);
        assertThat(theCase.status(task)).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(theCase.records
                        .deliveryLegOf("")
                        .orElseThrow()
                        .getBusinessStatus()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo(HubCodes.READY_FOR_PICKUP);
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> dispense.dispense(task, CaseInMemory.PHARMACIST));
    }
}
