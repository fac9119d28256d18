package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Short-term care, aids and aftercare move: what is still open is to be there by the new date, and an organisation that has
 * promised it for the former date is asked again. What is done stays done (rule 13).
 */
final class MovedSupports {
    private final CaseRecords records;
    private final List<Task> open;
    private final NewDate date;
    private final Instant now;

    MovedSupports(CaseRecords records, String caseId, NewDate date, Instant now) {
        this.records = records;
        this.date = date;
        this.now = now;
        open = records.partsOf(Task.class, caseId).stream()
                .filter(task -> Supports.kindOf(task).isPresent() && !Referrals.hasEnded(task))
                .toList();
    }

    void write(CaseBundle bundle) {
        open.forEach(task -> {
            request(task)
                    .ifPresent(request ->
                            bundle.replace(request.setOccurrence(new Period().setStart(Date.from(date.leaves())))));
            bundle.replace(moved(task));
        });
    }

    private Optional<ServiceRequest> request(Task task) {
        return records.find(ServiceRequest.class, References.local(task.getFocus()))
                .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE);
    }

    private Task moved(Task task) {
        Inputs.replace(task, "planned-discharge", Inputs.moment(date.leaves()));
        task.getRestriction().getPeriod().setEnd(Date.from(date.leaves()));
        task.setLastModified(Date.from(now));
        boolean byHospital = References.local(task.getOwner()).equals(References.local(task.getRequester()));
        if (task.getStatus() == Task.TaskStatus.ACCEPTED && !byHospital) {
            task.setStatus(Task.TaskStatus.REQUESTED)
                    .setBusinessStatus(OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.DATE_CHANGED));
        }
        return task;
    }
}
