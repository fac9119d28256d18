package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * Tells who took part that it is over, until somebody there has taken note (rule 20). It is all that they still read: whose
 * case it was (recipients must learn what they may not use any more, Art. 19 GDPR), and why for those who treat.
 */
final class EndNotice {
    private static final Set<String> TREATING = Set.of("gp", "nursing");
    private static final Set<String> TOLD = Set.of("gp", "nursing", "pharmacy");

    private final CaseRecords records;
    private final CareTeam team;
    private final CodeableConcept reason;
    private final Instant now;

    /**
     * @param reason why, as far as those who treat are told
     */
    EndNotice(CaseRecords records, CareTeam team, CodeableConcept reason, Instant now) {
        this.records = records;
        this.team = team;
        this.reason = reason;
        this.now = now;
    }

    /** One for each practice, nursing service and pharmacy among them; the hospital knows, the carrier's board says it. */
    void write(List<CareTeam.CareTeamParticipantComponent> leaving, CaseBundle bundle) {
        leaving.stream()
                .filter(member -> TOLD.contains(part(member)))
                .filter(member -> !References.local(member.getMember()).isEmpty())
                .forEach(member -> bundle.add(task(member)));
    }

    private Task task(CareTeam.CareTeamParticipantComponent member) {
        Task task = new Task();
        team.getIdentifier().stream()
                .filter(one -> HubCodes.CASE_SYSTEM.equals(one.getSystem()))
                .findFirst()
                .ifPresent(one -> task.setGroupIdentifier(one.copy()));
        task.setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
        task.setCode(OwnCodes.shipped().concept(HubCodes.TASK_CODE, HubCodes.TASK_CASE_ENDED));
        task.setFor(team.getSubject().copy());
        task.setAuthoredOn(Date.from(now)).setLastModified(Date.from(now));
        task.setRequester(team.getManagingOrganizationFirstRep().copy());
        task.setOwner(new Reference(References.local(member.getMember())));
        if (TREATING.contains(part(member))) {
            task.setReasonCode(reason.copy());
        }
        records.find(Patient.class, References.local(team.getSubject()))
                .ifPresent(patient -> Inputs.add(task, "patient-name", new StringType(name(patient))));
        return task;
    }

    private static String part(CareTeam.CareTeamParticipantComponent member) {
        return member.getRoleFirstRep().getCoding().stream()
                .filter(coding -> HubCodes.CASE_ROLE.equals(coding.getSystem()))
                .map(coding -> java.util.Objects.toString(coding.getCode(), ""))
                .findFirst()
                .orElse("");
    }

    private static String name(Patient patient) {
        return patient.getName().stream()
                .filter(one -> one.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .orElseGet(patient::getNameFirstRep)
                .getNameAsSingleString();
    }
}
