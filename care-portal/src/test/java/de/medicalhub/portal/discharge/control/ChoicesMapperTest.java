package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.records.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("D3: the choices of the form")
class ChoicesMapperTest {
    private static final List<String> NAMES =
            List.of("Adler-Apotheke", "Ährenplatz-Apotheke", "Burg-Apotheke", "Rathaus-Apotheke", "Zum Löwen");

    /** Nobody can get to the top: not by being the first in the directory, and not by a letter of another alphabet. */
    @RepeatedTest(5)
    @DisplayName("pharmacies stand in alphabetical order, whatever order the directory has")
    void pharmaciesStandInNeutralOrder(RepetitionInfo at) {
        List<Resource> directory = new ArrayList<>();
        NAMES.forEach(name -> directory.add(organisation("pharmacy", name)));
        directory.add(organisation("nursing", "AAA Pflege"));
        Collections.shuffle(directory, new Random(at.getCurrentRepetition()));
        assertThat(ChoicesMapper.of(found(directory)).pharmacies())
                .extracting(Choices.Choice::label)
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    @DisplayName("the town stands behind a name that does not say it")
    void theTownIsSaidOnce() {
        Organization polch = organisation("pharmacy", "Maifeld-Apotheke Polch");
        polch.addAddress().setCity("Polch");
        Organization mayen = organisation("pharmacy", "Burg-Apotheke");
        mayen.addAddress().setCity("Mayen");
        assertThat(ChoicesMapper.of(found(List.of(polch, mayen))).pharmacies())
                .extracting(Choices.Choice::label)
                .containsExactly("Burg-Apotheke, Mayen", "Maifeld-Apotheke Polch");
    }

    private static Resources found(List<? extends Resource> directory) {
        Bundle bundle = new Bundle();
        directory.forEach(one -> bundle.addEntry().setResource(one));
        return Resources.of(bundle);
    }

    private static Organization organisation(String kind, String name) {
        Organization organisation = new Organization().setName(name);
        organisation.setId("Organization/" + Integer.toHexString(name.hashCode()));
        organisation.addType(
                new CodeableConcept(new Coding(HubCodes.BASE + "/CodeSystem/organization-kind", kind, null)));
        return organisation;
    }
}
