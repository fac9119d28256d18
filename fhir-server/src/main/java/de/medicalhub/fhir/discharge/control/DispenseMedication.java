package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The pharmacy has the medicines ready for the courier. */
@Component
public class DispenseMedication {
    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    DispenseMedication(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code Task/…} of the pharmacy
     * @throws Refusal if it is done already
     */
    public void dispense(String reference, Actor actor) {
        operation.store(() -> write(reference, actor)); // The planner may answer on the delivery in the same moment.
    }

    private CaseBundle write(String reference, Actor actor) {
        Task task = operation.find(reference, HubCodes.TASK_DISPENSE, Task::getOwner, actor);
        if (Referrals.hasEnded(task)) {
            throw new Refusal(ProblemKind.CONFLICT, "already-dispensed");
        }
        String caseId = References.caseId(List.of(task.getGroupIdentifier())).orElseThrow(Refusal::notFound);
        Instant now = clock.instant();
        CaseBundle bundle = new CaseBundle();
        task.getInput().stream()
                .filter(input -> References.has(input.getType(), HubCodes.TASK_PARAMETER, "medication"))
                .filter(input -> input.getValue() instanceof Reference)
                .flatMap(input ->
                        records.find(MedicationRequest.class, References.local((Reference) input.getValue())).stream())
                .forEach(medicine -> bundle.add(dispensed(medicine, task, now)));
        bundle.replace(task.setStatus(Task.TaskStatus.COMPLETED).setLastModified(Date.from(now)));
        records.deliveryLegOf(caseId).filter(leg -> !leg.hasBusinessStatus()).ifPresent(leg -> {
            CodeableConcept ready = OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.READY_FOR_PICKUP);
            bundle.replace(leg.setBusinessStatus(ready).setLastModified(Date.from(now)));
        });
        return bundle;
    }

    private static MedicationDispense dispensed(MedicationRequest medicine, Task task, Instant now) {
        MedicationDispense dispense = new MedicationDispense();
        dispense.addIdentifier(task.getGroupIdentifier().copy());
        dispense.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED);
        dispense.setMedication(medicine.getMedication().copy());
        dispense.setSubject(task.getFor().copy());
        dispense.addPerformer().setActor(task.getOwner().copy());
        dispense.addAuthorizingPrescription(
                new Reference("MedicationRequest/" + medicine.getIdElement().getIdPart()));
        dispense.setWhenPrepared(Date.from(now));
        return dispense;
    }
}
