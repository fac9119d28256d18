package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Ride and delivery move: their windows change, and the planner plans them anew. One that failed is ordered anew. Who is on
 * the way goes on; a ride under way holds the whole move up (rule 13).
 */
final class MovedLegs {
    private final CaseRecords records;
    private final String caseId;
    private final NewDate date;
    private final Instant now;

    MovedLegs(CaseRecords records, String caseId, NewDate date, Instant now) {
        this.records = records;
        this.caseId = caseId;
        this.date = date;
        this.now = now;
    }

    /**
     * @throws Refusal if the patient is on the way already, or at home
     */
    void write(CaseBundle bundle) {
        List<Task> tasks = records.partsOf(Task.class, caseId).stream()
                .filter(task -> !Referrals.isAgainst(task)) // What nobody needs any more is not ordered anew.
                .toList();
        Instant latestPickup = RidePart.latestPickup(date.leaves());
        newest(tasks, HubCodes.TASK_TRANSPORT_LEG).ifPresent(ride -> {
            refuseWhatHasBegun(ride);
            move(ride, latestPickup, false, bundle);
        });
        boolean ready = newest(tasks, HubCodes.TASK_DISPENSE)
                .filter(dispense -> dispense.getStatus() == Task.TaskStatus.COMPLETED)
                .isPresent();
        newest(tasks, HubCodes.TASK_DELIVERY_LEG)
                .filter(leg -> leg.getStatus() != Task.TaskStatus.COMPLETED && !Referrals.hasBegunToMove(leg))
                .ifPresent(leg -> move(leg, date.deliverBy(), ready, bundle));
        moveRequest("transport", latestPickup, bundle);
        moveRequest("delivery", date.deliverBy(), bundle);
    }

    static void refuseWhatHasBegun(Task ride) {
        if (Referrals.hasBegunToMove(ride)) {
            throw new Refusal(ProblemKind.RULE, "ride-under-way");
        }
        if (ride.getStatus() == Task.TaskStatus.COMPLETED) {
            throw new Refusal(ProblemKind.RULE, "ride-done");
        }
    }

    private void move(Task leg, Instant end, boolean ready, CaseBundle bundle) {
        boolean anew = Referrals.hasEnded(leg);
        Task moved = anew ? again(leg) : leg;
        Inputs.replace(moved, "window-start", Inputs.moment(date.leaves()));
        Inputs.replace(moved, "window-end", Inputs.moment(end));
        moved.setOutput(null);
        moved.setStatus(Task.TaskStatus.REQUESTED).setStatusReason(null);
        moved.setBusinessStatus(
                ready ? OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.READY_FOR_PICKUP) : null);
        moved.setLastModified(Date.from(now));
        if (anew) {
            bundle.add(moved);
        } else {
            bundle.replace(moved);
        }
    }

    /** The same order once more; what became of the former stays with that. */
    private Task again(Task leg) {
        Task task = leg.copy();
        task.setId((String) null);
        task.setMeta(null);
        task.setAuthoredOn(Date.from(now));
        task.setNote(null);
        return task;
    }

    private void moveRequest(String category, Instant end, CaseBundle bundle) {
        records.partsOf(ServiceRequest.class, caseId).stream()
                .filter(request -> References.has(request.getCategoryFirstRep(), HubCodes.REQUEST_CATEGORY, category))
                .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
                .forEach(request -> bundle.replace(request.setOccurrence(
                        new Period().setStart(Date.from(date.leaves())).setEnd(Date.from(end)))));
    }

    /** The ride home as it counts now. */
    static Optional<Task> ride(List<Task> tasks) {
        return newest(tasks, HubCodes.TASK_TRANSPORT_LEG).filter(ride -> !Referrals.hasEnded(ride) || isDone(ride));
    }

    private static boolean isDone(Task ride) {
        return ride.getStatus() == Task.TaskStatus.COMPLETED;
    }

    /** What still goes on before what has ended; of several the last one. */
    private static Optional<Task> newest(List<Task> tasks, String code) {
        return tasks.stream()
                .filter(task -> Referrals.is(task, code) && !task.hasPartOf())
                .max(Comparator.comparing((Task task) -> !Referrals.hasEnded(task))
                        .thenComparing(Task::getAuthoredOn));
    }
}
