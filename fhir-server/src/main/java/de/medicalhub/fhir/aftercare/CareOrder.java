package de.medicalhub.fhir.aftercare;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * What one side of a care team asks of another (rule 2 of the feature), for every operation that asks in its own transaction.
 *
 * @param caseId the case's identifier
 * @param plan {@code CarePlan/…}
 * @param patient {@code Patient/…}
 * @param requester {@code Organization/…} that asks
 * @param person who asks for it
 * @param owner {@code Organization/…} that is asked
 * @param description what to do
 * @param due until when
 */
public record CareOrder(
        Identifier caseId,
        String plan,
        String patient,
        String requester,
        String person,
        String owner,
        String description,
        Instant due,
        boolean urgent) {
    /** As it is stored. */
    public Task toTask(Instant now) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
        task.setPriority(urgent ? Task.TaskPriority.URGENT : Task.TaskPriority.ROUTINE);
        task.setCode(OwnCodes.shipped().concept(HubCodes.TASK_CODE, HubCodes.TASK_CARE));
        task.setDescription(description);
        task.setGroupIdentifier(caseId);
        task.setFocus(new Reference(plan)).setFor(new Reference(patient));
        task.setRequester(new Reference(requester));
        task.setOwner(new Reference(owner));
        task.setAuthoredOn(Date.from(now)).setLastModified(Date.from(now));
        task.getRestriction().getPeriod().setEnd(Date.from(due));
        task.addInput()
                .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, "requested-by"))
                .setValue(new Reference(person));
        return task;
    }
}
