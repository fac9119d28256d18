package de.medicalhub.fhir.profile.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import de.medicalhub.fhir.profile.entity.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package that the product ships, as the build has packed it. */
class OwnPackageTest {
    private static final Map<String, Resource> FILES = files();

    @Test
    void theServerLoadsAllOfItsOwnPackage() {
        List<PackageReport> report = PackageReport.of(TestProfiles.library(Optional.empty()));
        assertThat(report).hasSize(1);
        assertThat(report.get(0).id()).hasToString("medicalhub.fhir#0.1.0");
        assertThat(report.get(0).counts())
                .containsEntry("StructureDefinition", 23L)
                .containsEntry("CodeSystem", (long) OwnCodes.shipped().systems().size())
                .containsEntry("ValueSet", (long) OwnCodes.shipped().systems().size());
        assertThat(report.get(0).remarks()).allMatch(remark -> remark.endsWith("not used"));
    }

    @ParameterizedTest
    @MethodSource("conformance")
    @DisplayName("Conformance resources are valid R4")
    void conformanceResourcesAreValid(String file) {
        assertThat(TestProfiles.own().check(resource(file)))
                .filteredOn(finding -> !isOfTheTool(file, finding))
                .isEmpty();
    }

    /** For extensions the validator looks for a package in the network, which it may not. */
    private static boolean isOfTheTool(String file, Finding finding) {
        return resource(file) instanceof StructureDefinition definition
                && definition.getType().equals("Extension")
                && finding.rule().equals("ERROR_GENERATING_SNAPSHOT");
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("Examples keep the profile that they claim")
    void examplesKeepTheirProfile(String file) {
        assertThat(resource(file).getMeta().getProfile()).hasSize(1);
        assertThat(TestProfiles.own().check(resource(file))).isEmpty();
    }

    @Test
    void everyProfileHasAnExample() {
        List<String> claimed = examples()
                .map(file -> resource(file).getMeta().getProfile().get(0).getValue())
                .toList();
        assertThat(FILES.values().stream()
                        .filter(StructureDefinition.class::isInstance)
                        .map(StructureDefinition.class::cast)
                        .filter(profile -> !profile.getType().equals("Extension"))
                        .map(StructureDefinition::getUrl))
                .allSatisfy(url -> assertThat(claimed).contains(url));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("de.medicalhub.fhir.profile.control.DamagedExamples#all")
    @DisplayName("Each rule that is broken is seen")
    void brokenRulesAreSeen(String example, String expected, Consumer<Resource> damage) {
        Resource broken = resource("example/" + example + ".json").copy();
        damage.accept(broken);
        assertThat(TestProfiles.own().check(broken))
                .extracting(finding -> finding.place() + " " + finding.rule() + " " + finding.detail())
                .anyMatch(text -> text.contains(expected));
    }

    @Test
    void anInventedCodingBesideAGoodOneIsSeen() {
        Observation level =
                (Observation) resource("example/Observation-care-level.json").copy();
        level.getValueCodeableConcept().addCoding(new Coding(HubCodes.CARE_NEED, "massage", null));
        assertThat(TestProfiles.own().check(level)).isNotEmpty();
    }

    @Test
    void profilesAreKnownByUrlVersionAndMinorVersion() {
        Profiles profiles = TestProfiles.own();
        String plan = HubCodes.BASE + "/StructureDefinition/discharge-plan";
        assertThat(List.of(plan, plan + "|0.1.0", plan + "|0.1"))
                .allMatch(profile -> profiles.knows(Canonical.of(profile)));
        assertThat(List.of(plan + "|0.2", plan + "|1.0.0", plan + "s"))
                .noneMatch(profile -> profiles.knows(Canonical.of(profile)));
    }

    static Stream<String> conformance() {
        return FILES.keySet().stream().filter(file -> file.indexOf('/') < 0);
    }

    static Stream<String> examples() {
        return FILES.keySet().stream().filter(file -> file.startsWith("example/"));
    }

    private static Resource resource(String file) {
        return Optional.ofNullable(FILES.get(file)).orElseThrow();
    }

    private static Map<String, Resource> files() {
        Map<String, Resource> files = new TreeMap<>();
        try {
            OwnPackage.files().forEach((name, text) -> {
                if (text.contains("\"resourceType\"") && !name.startsWith(".")) {
                    files.put(name, (Resource)
                            TestProfiles.CONTEXT.newJsonParser().parseResource(text));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
