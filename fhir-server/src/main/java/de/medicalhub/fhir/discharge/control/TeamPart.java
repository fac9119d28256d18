package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Reference;

/** The care team: who is in it reads the case. */
final class TeamPart {
    private TeamPart() {}

    static String write(NewCase theCase, CaseBundle bundle) {
        CareTeam team = new CareTeam();
        team.addIdentifier(theCase.id().toIdentifier());
        team.setStatus(CareTeam.CareTeamStatus.ACTIVE);
        team.setSubject(theCase.patient());
        team.setEncounter(theCase.encounter());
        team.getPeriod().setStart(java.util.Date.from(theCase.now()));
        team.addManagingOrganization(theCase.hospital());
        addMember(team, "hospital", theCase.stay().hospitalReference());
        addMember(team, "gp", theCase.partners().practice());
        addMember(team, "pharmacy", theCase.plan().supply().pharmacy());
        addMember(team, "carrier", theCase.plan().ride().carrier());
        return bundle.add(team);
    }

    static void addMember(CareTeam team, String part, String organisation) {
        team.addParticipant()
                .addRole(OwnCodes.shipped().concept(HubCodes.CASE_ROLE, part))
                .setMember(new Reference(organisation));
    }
}
