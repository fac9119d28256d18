package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;

/** What a service of the case was still to do, and its visits to come, end when it leaves the case: nobody would do them (rule 24). */
final class LeftTasks {
    static final String SERVICE_LEFT = "service-left";

    private static final Set<AppointmentStatus> BOOKED =
            EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.PENDING, AppointmentStatus.ARRIVED);

    private LeftTasks() {}

    /**
     * @param service that leaves, {@code Organization/…}
     */
    static void end(CaseRecords records, String caseId, String service, Instant now, CaseBundle bundle) {
        records.partsOf(Task.class, caseId).stream()
                .filter(task -> Referrals.is(task, HubCodes.TASK_CARE) && !Referrals.hasEnded(task))
                .filter(task -> References.local(task.getOwner()).equals(service))
                .forEach(task -> bundle.replace(task.setStatus(Task.TaskStatus.CANCELLED)
                        .setStatusReason(OwnCodes.shipped().concept(HubCodes.WITHDRAW_REASON, SERVICE_LEFT))
                        .setLastModified(Date.from(now))));
        List<Appointment> visits = records.partsOf(Appointment.class, caseId).stream()
                .filter(visit -> BOOKED.contains(visit.getStatus()) && visit.hasStart())
                .filter(visit -> visit.getStart().toInstant().isAfter(now))
                .filter(visit -> VisitOwners.of(records, visit).anyMatch(service::equals))
                .toList();
        CodeableConcept reason = OwnCodes.shipped()
                .concept(HubCodes.CANCEL_REASON, "other")
                .setText("Der Dienst ist nicht mehr beteiligt");
        new CancelledVisits(records, caseId).write(visits, reason, bundle);
    }
}
