package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * The request for nursing moves: who has not answered answers for the new date, who has accepted is asked again, and who
 * was awarded stays so, but confirms (rule 14).
 */
final class MovedReferrals {
    private static final String CONFIRM_BY = "confirm-by";

    private final List<Task> tasks;
    private final List<ServiceRequest> requests;
    private final NewDate date;
    private final Instant now;

    MovedReferrals(CaseRecords records, String caseId, NewDate date, Instant now) {
        this.date = date;
        this.now = now;
        tasks = records.partsOf(Task.class, caseId).stream()
                .filter(task -> Referrals.is(task, HubCodes.TASK_REFERRAL) && !Referrals.hasEnded(task))
                .toList();
        requests = records.partsOf(ServiceRequest.class, caseId).stream()
                .filter(request -> References.has(request.getCategoryFirstRep(), HubCodes.REQUEST_CATEGORY, "nursing"))
                .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
                .toList();
    }

    /** Whoever has promised, or could answer after the discharge, needs to know until when to answer. */
    List<Fault> faults() {
        boolean needed = tasks.stream().anyMatch(task -> !Referrals.isWaiting(task) || !isBeforeDischarge(task));
        return needed && date.confirmBy().isEmpty() ? List.of(new Fault(CONFIRM_BY, "confirm-needed")) : List.of();
    }

    void write(CaseBundle bundle) {
        requests.forEach(request -> bundle.replace(request.setOccurrence(
                new Period().setStart(Date.from(date.leaves()))))); // Its version is what a decision goes by.
        tasks.forEach(task -> bundle.replace(moved(task)));
    }

    private Task moved(Task task) {
        Inputs.replace(task, "planned-discharge", Inputs.moment(date.leaves()));
        task.setLastModified(Date.from(now));
        if (Referrals.isAwarded(task)) {
            date.confirmBy().ifPresent(by -> Inputs.replace(task, CONFIRM_BY, Inputs.moment(by)));
            return task;
        }
        if (task.getStatus() == Task.TaskStatus.ACCEPTED) {
            task.setStatus(Task.TaskStatus.REQUESTED)
                    .setBusinessStatus(OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.DATE_CHANGED));
        }
        date.confirmBy()
                .map(Date::from)
                .ifPresent(by -> task.getRestriction().getPeriod().setEnd(by));
        return task;
    }

    private boolean isBeforeDischarge(Task task) {
        return Optional.ofNullable(task.getRestriction().getPeriod().getEnd())
                .map(Date::toInstant)
                .filter(date.leaves()::isAfter)
                .isPresent();
    }
}
