package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.util.Date;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What all requests and Tasks of a case have in common. */
final class Requests {
    private Requests() {}

    static ServiceRequest request(NewCase theCase, String category) {
        ServiceRequest request = new ServiceRequest();
        request.setRequisition(theCase.id().toIdentifier());
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.addCategory(OwnCodes.shipped().concept(HubCodes.REQUEST_CATEGORY, category));
        request.setCode(OwnCodes.shipped().concept(HubCodes.REQUEST_CATEGORY, category));
        request.setSubject(theCase.patient());
        request.setEncounter(theCase.encounter());
        request.setAuthoredOn(Date.from(theCase.now()));
        request.setRequester(theCase.hospital());
        return request;
    }

    static Task task(NewCase theCase, String code, String focus, String owner) {
        Task task = new Task();
        task.setGroupIdentifier(theCase.id().toIdentifier());
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(OwnCodes.shipped().concept(HubCodes.TASK_CODE, code));
        task.setFocus(new Reference(focus));
        task.setFor(theCase.patient());
        task.setEncounter(theCase.encounter());
        task.setAuthoredOn(Date.from(theCase.now()));
        task.setLastModified(Date.from(theCase.now()));
        task.setRequester(theCase.hospital());
        task.setOwner(new Reference(owner));
        return task;
    }
}
