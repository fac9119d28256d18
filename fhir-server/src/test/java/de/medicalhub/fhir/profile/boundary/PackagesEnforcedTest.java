package de.medicalhub.fhir.profile.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.profile.control.TestProfiles;
import de.medicalhub.fhir.profile.entity.ProfilePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server refuses and lets pass whose folder holds the public packages, where their profiles are enforced. */
class PackagesEnforcedTest {
    private static final String ENFORCED = "https://fhir.kbv.de/*=enforce";

    @BeforeEach
    void onlyWithSharedData() {
        assumeTrue(
                TestProfiles.sharedData("fhir-packages").isPresent()
                        && TestProfiles.sharedData("erezept").isPresent(),
                "No shared data (fhir-packages, erezept) beside the repository: not tested");
    }

    @ParameterizedTest
    @CsvSource({
        "Bug1_freitext_strukturiert_gemischt.xml, DosageStructuredOrFreeText",
        "Bug3_renderedDosageInstruction_Only_ohneDosageFlag_ohneDosageInstruction.xml, -erp-dosageExtensionOhneDosierung"
    })
    @DisplayName("A faulty prescription is refused with the rule that it breaks, on create and on update")
    void faultyPrescriptionsAreRefused(String file, String rule) throws IOException {
        Bundle prescription = prescription("invalid", file);
        ValidationListener listener = listener("warn", ENFORCED);
        assertThatThrownBy(() -> listener.onCreate(request(), prescription))
                .isInstanceOfSatisfying(
                        UnprocessableEntityException.class,
                        refused -> assertThat(rules(refused)).anyMatch(told -> told.endsWith("#" + rule)));
        assertThatThrownBy(() -> listener.onUpdate(request(), prescription.copy(), prescription))
                .isInstanceOfSatisfying(
                        UnprocessableEntityException.class,
                        refused -> assertThat(rules(refused)).anyMatch(told -> told.endsWith("#" + rule)));
    }

    @Test
    @DisplayName("A true one passes; it is refused as soon as it claims a version that is not there")
    void trueOnesPass() throws IOException {
        Bundle prescription = prescription("valid", "Beispiel_9.xml");
        ValidationListener listener = listener("warn", ENFORCED);
        ServletRequestDetails request = request();
        listener.onCreate(request, prescription);
        assertThat(request.getUserData()).isEmpty();
        prescription
                .getMeta()
                .getProfile()
                .get(0)
                .setValue("https://fhir.kbv.de/StructureDefinition/KBV_PR_ERP_Bundle|9.9");
        assertThatThrownBy(() -> listener.onCreate(request(), prescription))
                .isInstanceOf(UnprocessableEntityException.class);
    }

    /** Beyond its headers nothing of the request is asked. */
    private static ServletRequestDetails request() {
        return new ServletRequestDetails() {
            @Override
            public String getHeader(String name) {
                return name.equals("Accept-Language") ? "de" : "";
            }
        };
    }

    private static List<String> rules(UnprocessableEntityException refused) {
        return ((OperationOutcome) refused.getOperationOutcome())
                .getIssue().stream()
                        .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                        .toList();
    }

    private static ValidationListener listener(String mode, String profiles) {
        return new ValidationListener(
                TestProfiles.writeCheck(ProfilePolicy.parse(mode, profiles)).orElseThrow());
    }

    private static Bundle prescription(String folder, String file) throws IOException {
        Path path =
                TestProfiles.sharedData("erezept").orElseThrow().resolve(folder).resolve(file);
        return (Bundle) TestProfiles.CONTEXT.newXmlParser().parseResource(Files.readString(path));
    }
}
