package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.consent.CaseConsents;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Instant;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Takes an award back: the service leaves the case in the same transaction, and others can be asked (rule 14). */
final class Release {
    private Release() {}

    static void write(CaseRecords records, Task task, Instant now, CaseBundle bundle) {
        String service = References.local(task.getOwner());
        String caseId =
                References.caseId(java.util.List.of(task.getGroupIdentifier())).orElseThrow(Refusal::notFound);
        ServiceRequest request = records.find(ServiceRequest.class, References.local(task.getFocus()))
                .orElseThrow(Refusal::notFound);
        bundle.replace(request.setPerformer(null));
        records.teamOf(caseId).ifPresent(team -> {
            removeNursing(team);
            bundle.replace(team);
        });
        records.consentOf(caseId, ConsentPurpose.REFERRAL.code()).ifPresent(consent -> {
            CaseConsents.removeRecipient(consent, service);
            bundle.replace(consent);
        });
        LeftTasks.end(records, caseId, service, now, bundle);
        Inputs.remove(task, "confirm-by");
    }

    static boolean removeNursing(CareTeam team) {
        return team.getParticipant()
                .removeIf(member -> References.has(member.getRoleFirstRep(), HubCodes.CASE_ROLE, "nursing"));
    }
}
