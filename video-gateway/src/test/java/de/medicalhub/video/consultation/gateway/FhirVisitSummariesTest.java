package de.medicalhub.video.consultation.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import java.util.List;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FhirVisitSummariesTest {
    @Test
    @DisplayName(
            "rule 14: a summary goes to all who treat but the own practice, in its name; not to carrier or pharmacy")
    void summaryIsAMessageOfTheCase() {
        CareTeam team = new CareTeam();
        add(team, "hospital", "Organization/hospital");
        add(team, "gp", "Organization/practice");
        add(team, "nursing", "Organization/nursing");
        add(team, "carrier", "Organization/carrier");
        add(team, "pharmacy", "Organization/pharmacy");
        Communication message = FhirVisitSummaries.message(
                List.of(team), List.of("CarePlan/1"), List.of("Organization/practice", "Organization/other"), " Gut. ");
        assertThat(message.getRecipient())
                .extracting(Reference::getReference)
                .containsExactly("Organization/hospital", "Organization/nursing");
        assertThat(((Reference) message.getExtensionByUrl(HubCodes.ON_BEHALF_OF).getValue()).getReference())
                .isEqualTo("Organization/practice");
        assertThat(message.getAboutFirstRep().getReference()).isEqualTo("CarePlan/1");
        assertThat(message.getPayloadFirstRep().getContentStringType().getValue())
                .isEqualTo("Gut.");
        assertThat(message.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo(HubCodes.KIND_MESSAGE);
    }

    private static void add(CareTeam team, String role, String member) {
        team.addParticipant()
                .addRole(new CodeableConcept(new Coding(HubCodes.CASE_ROLE, role, null)))
                .setMember(new Reference(member));
    }
}
