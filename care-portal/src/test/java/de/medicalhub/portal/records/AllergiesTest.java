package de.medicalhub.portal.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllergiesTest {
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/allergyintolerance-";

    private final Bundle bundle = new Bundle();

    @Test
    @DisplayName("R9 errors, what was refuted and what has passed are left out; what has no status holds")
    void whatCounts() {
        add("Penicillin", "active", "confirmed");
        add("Latex", "", "");
        add("Nüsse", "active", "unconfirmed");
        add("Erdbeeren", "active", "entered-in-error");
        add("Pollen", "", "refuted");
        add("Milch", "resolved", "confirmed");
        add("Hausstaub", "inactive", "confirmed");
        add("Penicillin", "active", "confirmed");
        assertThat(Allergies.names(Resources.of(bundle))).containsExactly("Penicillin", "Latex", "Nüsse");
        assertThat(Allergies.of(Resources.of(bundle))).hasSize(4);
    }

    @Test
    @DisplayName("R9 one that has only a code is named by it rather than left out")
    void onlyACode() {
        assertThat(Allergies.name(new CodeableConcept(new Coding("http://snomed.info/sct", "91936005", null))))
                .isEqualTo("91936005");
    }

    private void add(String what, String clinical, String verified) {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setCode(new CodeableConcept().setText(what));
        if (!clinical.isEmpty()) {
            allergy.setClinicalStatus(new CodeableConcept(new Coding(SYSTEM + "clinical", clinical, null)));
        }
        if (!verified.isEmpty()) {
            allergy.setVerificationStatus(new CodeableConcept(new Coding(SYSTEM + "verification", verified, null)));
        }
        allergy.setId("AllergyIntolerance/" + bundle.getEntry().size());
        bundle.addEntry().setResource(allergy);
    }
}
