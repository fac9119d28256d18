package de.medicalhub.fhir.profile.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.Rest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose folder holds a package of others that is enforced: over HTTP nothing passes because nobody looked. */
class PackageFolderIT {
    private static final String NUMBERED = "https://packages.example/fhir/StructureDefinition/numbered-organization";
    private static final String HOUSE = "https://packages.example/sid/house";

    private final Rest admin = new Rest("admin1");

    @Test
    @DisplayName("1: the package of the folder is told with its file")
    void thePackageIsTold() {
        List<String> told = admin.get("ImplementationGuide/$packages").as(Parameters.class).getParameter().stream()
                .flatMap(each -> each.getPart().stream())
                .filter(part -> part.getValue() instanceof StringType)
                .map(part -> part.getValue().primitiveValue())
                .toList();
        assertThat(told).contains("hub.test.parts", "1.4.3", "hub.test.parts.tgz");
    }

    @Test
    @DisplayName("6: its profile is among those that the statement says are supported, each once")
    void itsProfileIsSupported() {
        List<String> supported =
                admin.get("metadata").as(CapabilityStatement.class).getRestFirstRep().getResource().stream()
                        .filter(resource -> resource.getType().equals("Organization"))
                        .flatMap(resource -> resource.getSupportedProfile().stream())
                        .map(CanonicalType::getValue)
                        .toList();
        assertThat(supported).contains(NUMBERED).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|1.4", "|1.4.3"})
    @DisplayName("5: what keeps the profile is stored, by each name of its version")
    void whatKeepsTheProfileIsStored(String version) {
        assertThat(admin.post("Organization", organization(version)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"|1.5", "|1.4.4", "|2", "-of-nobody", "-of-nobody|1.4.3"})
    @DisplayName("5: a version that is not there, and a profile that nobody knows, are refused by their names")
    void whatIsNotLoadedIsRefused(String claim) {
        Organization claiming = organization(claim);
        assertThat(refused(claiming))
                .anySatisfy(issue -> assertThat(
                                issue.getDetails().getCodingFirstRep().getCode())
                        .isEqualTo(NUMBERED + claim));
    }

    @Test
    @DisplayName("5: a slice that is missing, is there twice, or lacks a part is refused where it stands")
    void brokenSlicesAreRefused() {
        Organization missing = organization("");
        missing.getIdentifierFirstRep().setSystem("https://packages.example/sid/other");
        Organization twice = organization("");
        twice.addIdentifier().setSystem(HOUSE).setValue("2");
        Organization without = organization("");
        without.getIdentifierFirstRep().setValue(null);
        Stream.of(missing, twice, without)
                .forEach(broken -> assertThat(refused(broken))
                        .flatExtracting(OperationOutcomeIssueComponent::getExpression)
                        .anyMatch(place -> place.getValue().startsWith("Organization")));
        assertThat(text(refused(missing))).contains("house");
    }

    @Test
    @DisplayName("5: the same on update, in a transaction and by $validate")
    void everyWayOfWritingIsValidated() {
        Organization stored = organization("");
        stored.setId("Organization/pf-" + UUID.randomUUID());
        assertThat(admin.put(stored).status()).isEqualTo(201);
        Organization broken = organization("");
        broken.setId(stored.getId());
        broken.setName(null);
        assertThat(admin.put(broken).status()).isEqualTo(422);
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (Organization each : List.of(organization(""), broken)) {
            transaction
                    .addEntry()
                    .setResource(each)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("Organization");
        }
        assertThat(admin.post("", transaction).status()).isEqualTo(422);
        Answer validated = admin.post("Organization/$validate", organization("|1.5"));
        assertThat(validated.body()).contains(NUMBERED + "|1.5");
        assertThat(admin.post("Organization/$validate", organization("|1.4")).body())
                .doesNotContain("\"error\"");
    }

    private List<OperationOutcomeIssueComponent> refused(Organization organization) {
        Answer answer = admin.post("Organization", organization);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        List<OperationOutcomeIssueComponent> issues = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(OperationOutcome.class, answer.body())
                .getIssue();
        assertThat(issues).isNotEmpty();
        return issues;
    }

    private static String text(List<OperationOutcomeIssueComponent> issues) {
        return issues.stream()
                .map(OperationOutcomeIssueComponent::getDiagnostics)
                .toList()
                .toString();
    }

    private static Organization organization(String version) {
        Organization organization = new Organization().setName("Haus");
        organization.getMeta().addProfile(NUMBERED + version);
        organization.addIdentifier().setSystem(HOUSE).setValue(UUID.randomUUID().toString());
        return organization;
    }
}
