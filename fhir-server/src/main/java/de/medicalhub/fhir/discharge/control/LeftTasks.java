package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Task;

/** What a service of the case was still to do ends when it leaves the case: nobody would do it (rule 24). */
final class LeftTasks {
    static final String SERVICE_LEFT = "service-left";

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
    }
}
