package de.medicalhub.fhir.profile.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public German examples, valid and invalid, with all public packages side by side in one validator. */
class PublicExamplesTest {
    private static final String ISIK_PATIENT =
            "https://gematik.de/fhir/isik/v3/Basismodul/StructureDefinition/ISiKPatient";

    /** An example of a search's results calls its entry dok-beispiel in one place and dok-beispiel-server in the other. */
    private static final String FAULT_OF_AN_EXAMPLE = "BUNDLE_ENTRY_URL_MATCHES_TYPE_ID";

    private static Optional<Path> packages = Optional.empty();
    private static Optional<Profiles> profiles = Optional.empty();

    @BeforeAll
    static void loadAll() {
        packages = TestProfiles.sharedData("fhir-packages");
        profiles = TestProfiles.shared();
    }

    @BeforeEach
    void onlyWithSharedData() {
        assumeTrue(packages.isPresent(), "No shared data (fhir-packages) beside the repository: examples not tested");
    }

    @Test
    void everyPackageIsLoadedSeveralVersionsSideBySide() {
        List<PackageReport> reports = PackageReport.of(TestProfiles.library(packages));
        assertThat(reports)
                .hasSize(32)
                .allSatisfy(report -> assertThat(report.sha256()).matches("[0-9a-f]{64}"));
        assertThat(reports.stream().map(report -> report.id().toString()).toList())
                .contains("de.basisprofil.r4#1.3.2", "de.basisprofil.r4#1.4.0", "de.basisprofil.r4#1.5.4")
                .containsSubsequence(
                        "de.basisprofil.r4#1.5.4", "kbv.basis#1.7.0", "kbv.ita.for#1.3.1", "kbv.ita.erp#1.4.3");
        assertThat(reports)
                .filteredOn(report -> report.id().toString().equals("kbv.basis#1.7.0"))
                .allSatisfy(
                        report -> assertThat(report.remarks()).contains("needs de.basisprofil.r4#1.5.2, takes 1.5.4"));
    }

    @Test
    void validPrescriptionsAreAccepted() throws IOException {
        assertThat(refused("erezept/valid")).isEmpty();
    }

    @Test
    void invalidPrescriptionsAreRefusedWithTheFittingMessage() throws IOException {
        Map<String, List<Finding>> refused = refused("erezept/invalid");
        assertThat(refused).hasSize(2);
        assertThat(rules(refused, "Bug1")).anyMatch(rule -> rule.endsWith("#DosageStructuredOrFreeText"));
        assertThat(rules(refused, "Bug3")).anyMatch(rule -> rule.endsWith("#-erp-dosageExtensionOhneDosierung"));
    }

    @Test
    void isikExamplesAreAccepted() throws IOException {
        assertThat(refused("isik-examples/resources")).isEmpty();
        assertThat(refused("isik-examples/operations")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de.gematik.isik-basismodul-3.1.1",
                "de.gematik.isik-terminplanung-3.1.1",
                "de.gematik.isik-medikation-3.1.1",
                "de.gematik.isik-dokumentenaustausch-3.0.3",
                "de.gematik.isik-vitalparameter-3.1.1"
            })
    @DisplayName("examples that a package brings are accepted, also with codes of systems that nobody has loaded")
    void examplesOfThePackagesAreAccepted(String name) throws IOException {
        Map<String, List<Finding>> refused = new TreeMap<>();
        for (Map.Entry<String, String> example : examples(name).entrySet()) {
            Resource read = (Resource) TestProfiles.CONTEXT.newJsonParser().parseResource(example.getValue());
            List<Finding> findings = check(read).stream()
                    .filter(finding -> !finding.rule().equals(FAULT_OF_AN_EXAMPLE))
                    .toList();
            if (!findings.isEmpty()) {
                refused.put(example.getKey(), findings);
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void aCodeThatASetDoesNotListIsSeenAlsoOfASystemThatIsNotLoaded() throws IOException {
        Appointment appointment =
                (Appointment) read(file("isik-examples/resources", "Appointment-Booking-Example.json"));
        CodeableConcept priority = (CodeableConcept)
                appointment.getPriorityElement().getExtensionFirstRep().getValue();
        priority.getCodingFirstRep().setCode("80146002"); // Excision of appendix.
        assertThat(check(appointment)).anyMatch(finding -> finding.place().startsWith("Appointment.priority"));
    }

    @Test
    void aWrongVersionOfAProfileIsSeen() throws IOException {
        Bundle prescription = prescription();
        prescription
                .getMeta()
                .getProfile()
                .get(0)
                .setValue("https://fhir.kbv.de/StructureDefinition/KBV_PR_ERP_Bundle|9.9");
        assertThat(check(prescription)).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.UNKNOWN);
            assertThat(finding.place()).isEqualTo("Bundle.meta.profile");
        });
    }

    @Test
    void aWrongVersionDeepInsideIsSeen() throws IOException {
        Bundle prescription = prescription();
        entry(prescription, "Patient")
                .getMeta()
                .getProfile()
                .get(0)
                .setValue("https://fhir.kbv.de/StructureDefinition/KBV_PR_FOR_Patient|1.2");
        assertThat(check(prescription))
                .anyMatch(finding -> finding.kind().equals(Finding.UNKNOWN)
                        && finding.place().matches("Bundle\\.entry\\[\\d+]\\.resource\\.meta\\.profile"));
    }

    @Test
    void anUnknownProfileBesideAKnownOneIsSeen() {
        Patient patient = new Patient();
        patient.getMeta().addProfile(ISIK_PATIENT).addProfile(ISIK_PATIENT + "X");
        assertThat(check(patient))
                .anyMatch(finding ->
                        finding.kind().equals(Finding.UNKNOWN) && finding.rule().endsWith("X"));
    }

    @Test
    void aBrokenSliceIsSeen() throws IOException {
        Patient patient = (Patient) read(file("isik-examples/resources", "Patient-Mustermann.json"));
        patient.getIdentifier().forEach(identifier -> identifier.setSystem("http://example.net/other"));
        assertThat(check(patient)).anyMatch(finding -> finding.detail().contains("identifier:VersichertenId-GKV"));
    }

    @Test
    void theReferencedTypeIsSeen() throws IOException {
        Appointment appointment =
                (Appointment) read(file("isik-examples/resources", "Appointment-Booking-Example.json"));
        appointment.getParticipant().forEach(each -> each.setActor(new Reference("Device/pump")));
        assertThat(check(appointment)).anyMatch(finding -> finding.detail().contains("AkteurPatient"));
    }

    private static List<String> rules(Map<String, List<Finding>> refused, String file) {
        return refused.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(file))
                .flatMap(entry -> entry.getValue().stream())
                .map(Finding::rule)
                .toList();
    }

    private static Resource entry(Bundle bundle, String type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(resource -> resource.fhirType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Bundle prescription() throws IOException {
        return (Bundle) read(file("erezept/valid", "Beispiel_9.xml"));
    }

    private static Map<String, List<Finding>> refused(String folder) throws IOException {
        Map<String, List<Finding>> refused = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder(folder))) {
            for (Path file : files.toList()) {
                List<Finding> findings = check(read(file));
                if (!findings.isEmpty()) {
                    refused.put(String.valueOf(file.getFileName()), findings);
                }
            }
        }
        return refused;
    }

    private static List<Finding> check(Resource resource) {
        return profiles.orElseThrow().check(resource);
    }

    /** By file. */
    private static Map<String, String> examples(String name) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file("fhir-packages", name + ".tgz"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().startsWith("package/examples/")) {
                    found.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return found;
    }

    private static Path folder(String name) {
        Optional<Path> folder = TestProfiles.sharedData(name);
        assumeTrue(folder.isPresent(), "No shared data (" + name + ") beside the repository: examples not tested");
        return folder.orElseThrow();
    }

    private static Path file(String folder, String name) {
        return folder(folder).resolve(name);
    }

    private static Resource read(Path file) throws IOException {
        String text = Files.readString(file);
        return (Resource) (file.toString().endsWith(".xml")
                        ? TestProfiles.CONTEXT.newXmlParser()
                        : TestProfiles.CONTEXT.newJsonParser())
                .parseResource(text);
    }
}
