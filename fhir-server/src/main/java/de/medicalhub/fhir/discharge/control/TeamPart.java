package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.util.LinkedHashMap;
import java.util.Map;
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
        members(theCase).forEach((part, organisation) -> addMember(team, part, organisation));
        return bundle.add(team);
    }

    /** Who takes part from the beginning, besides the hospital: part and {@code Organization/…}. */
    static Map<String, String> members(NewCase theCase) {
        Map<String, String> members = new LinkedHashMap<>();
        theCase.partners().gp().ifPresent(gp -> members.put("gp", gp.practice()));
        theCase.parts().supply().ifPresent(supply -> members.put("pharmacy", supply.pharmacy()));
        theCase.parts().carrier().ifPresent(carrier -> members.put("carrier", carrier));
        return members;
    }

    static void addMember(CareTeam team, String part, String organisation) {
        team.addParticipant()
                .addRole(OwnCodes.shipped().concept(HubCodes.CASE_ROLE, part))
                .setMember(new Reference(organisation));
    }
}
