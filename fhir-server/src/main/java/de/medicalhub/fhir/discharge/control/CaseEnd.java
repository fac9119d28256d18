package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Writes the end of a whole case: plan, team, consents, requests, Tasks and consultation (rules 9 and 10). */
final class CaseEnd {
    /** Why a request has the status that it has (FHIR core extension). */
    static final String STATUS_REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";

    private static final String COMPLETED = "completed";

    private final CaseRecords records;
    private final String caseId;
    private final String reason;
    private final Instant now;

    /**
     * @param reason code from close-reason
     */
    CaseEnd(CaseRecords records, String caseId, String reason, Instant now) {
        this.records = records;
        this.caseId = caseId;
        this.reason = reason;
        this.now = now;
    }

    /** Whether something has not come to its end, apart from the care that was awarded and the tasks within it. */
    boolean hasOpenParts() {
        return records.partsOf(Task.class, caseId).stream()
                        .filter(task -> !Referrals.is(task, HubCodes.TASK_CARE)
                                && !Referrals.is(task, HubCodes.TASK_QUESTIONNAIRE)
                                && !Referrals.is(task, HubCodes.TASK_CASE_ENDED))
                        .anyMatch(task -> !Referrals.hasEnded(task) && !Referrals.isAwarded(task))
                || new ConsultationEnd(records, caseId, now).isOpen();
    }

    void write(CarePlan plan, CaseBundle bundle) {
        plan.setStatus(isCompleted() ? CarePlan.CarePlanStatus.COMPLETED : CarePlan.CarePlanStatus.REVOKED);
        plan.getPeriod().setEnd(Date.from(now));
        bundle.replace(plan);
        records.teamOf(caseId).ifPresent(team -> {
            new EndNotice(records, team, reasonConcept(), now).write(team.getParticipant(), bundle);
            bundle.replace(ended(team));
        });
        records.partsOf(Consent.class, caseId).stream()
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE)
                .forEach(consent -> {
                    CaseConsents.end(consent, now);
                    bundle.replace(consent);
                });
        writeRequests(records.partsOf(Task.class, caseId), bundle);
        new ConsultationEnd(records, caseId, now).write(reasonConcept(), bundle);
    }

    private void writeRequests(List<Task> tasks, CaseBundle bundle) {
        List<Task> after = new ArrayList<>();
        for (Task task : tasks) {
            boolean stays = Referrals.hasEnded(task)
                    || Referrals.hasBegunToMove(task)
                    || Referrals.is(task, HubCodes.TASK_CASE_ENDED); // Who left before has still to take note.
            if (!stays) {
                bundle.replace(ended(task));
            }
            after.add(task);
        }
        records.partsOf(ServiceRequest.class, caseId).stream()
                .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
                .forEach(request -> end(request, after, bundle));
    }

    /** A request ends with its Tasks; one that somebody is just driving for is ended by nobody here. */
    private void end(ServiceRequest request, List<Task> tasks, CaseBundle bundle) {
        String reference = "ServiceRequest/" + request.getIdElement().getIdPart();
        List<Task> own = tasks.stream()
                .filter(task -> References.local(task.getFocus()).equals(reference))
                .toList();
        if (own.stream().anyMatch(task -> !Referrals.hasEnded(task))) {
            return;
        }
        boolean done = own.stream().anyMatch(task -> task.getStatus() == Task.TaskStatus.COMPLETED);
        request.setStatus(
                done ? ServiceRequest.ServiceRequestStatus.COMPLETED : ServiceRequest.ServiceRequestStatus.REVOKED);
        request.getExtension().removeIf(old -> STATUS_REASON.equals(old.getUrl()));
        if (!done) {
            request.addExtension(new Extension(STATUS_REASON, reasonConcept()));
        }
        bundle.replace(request);
    }

    private Task ended(Task task) {
        boolean cared = isCompleted() && Referrals.isAwarded(task);
        task.setStatus(cared ? Task.TaskStatus.COMPLETED : Task.TaskStatus.CANCELLED);
        if (!cared) {
            task.setStatusReason(reasonConcept());
        }
        return task.setLastModified(Date.from(now));
    }

    private CareTeam ended(CareTeam team) {
        team.setStatus(CareTeam.CareTeamStatus.INACTIVE);
        team.getPeriod().setEnd(Date.from(now));
        return team;
    }

    private CodeableConcept reasonConcept() {
        return OwnCodes.shipped().concept(HubCodes.CLOSE_REASON, reason);
    }

    private boolean isCompleted() {
        return COMPLETED.equals(reason);
    }
}
