package de.medicalhub.fhir.profile.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.fhir.profile.ProfileSettings;
import de.medicalhub.fhir.profile.entity.Canonical;
import de.medicalhub.fhir.profile.entity.PackageId;
import de.medicalhub.fhir.profile.entity.ProfilePolicy;
import de.medicalhub.fhir.profile.entity.ValidationMode;
import de.medicalhub.fhir.profile.entity.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageShelfTest {
    private static final String SHIRT = "https://example.org/StructureDefinition/shirt";

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("1: what is left out is said, and why")
    void whatIsLeftOutIsSaid() throws IOException {
        pack(
                "clothes-1.0.0.tgz",
                Map.of(
                        "package.json",
                        manifest("clothes", "1.0.0", ""),
                        "a.json",
                        profile(SHIRT, "1.0.0"),
                        "b.json",
                        "{\"resourceType\":\"StructureDefinition\"}",
                        "c.json",
                        "{\"resourceType\":\"Questionnaire\",\"url\":\"x\"}",
                        "d.json",
                        "{ no JSON",
                        "e.xml",
                        "<ValueSet/>",
                        "f.json",
                        profile(SHIRT + "5", "1").replace("}", ",\"fhirVersion\":\"5.0.0\"}"),
                        "examples/g.json",
                        profile(SHIRT + "-example", "1")));
        FhirPackage read = read().packages().get(1);

        assertThat(read.counts()).containsOnly(Map.entry("StructureDefinition", 1L));
        assertThat(read.leftOut())
                .containsExactlyInAnyOrder(
                        "b.json: has no url",
                        "1 × Questionnaire: not used",
                        "d.json: cannot be read as JSON",
                        "e.xml: no JSON",
                        "f.json: is for FHIR 5.0.0");
    }

    @Test
    @DisplayName("1: a file that is no package, or the same package again, is named")
    void filesThatAreNoPackagesAreNamed() throws IOException {
        Files.writeString(folder.resolve("broken.tgz"), "no gzip");
        pack("empty.tgz", Map.of("readme.json", "{}"));
        pack("one.tgz", Map.of("package.json", manifest("clothes", "1.0.0", "")));
        pack("two.tgz", Map.of("package.json", manifest("clothes", "1.0.0", "")));
        Files.writeString(folder.resolve("readme.md"), "not looked at");

        assertThat(read().packages()).hasSize(2);
        assertThat(read().unreadable()).hasSize(3).anyMatch(line -> line.startsWith("two.tgz: is clothes#1.0.0 again"));
    }

    @Test
    @DisplayName("2, 3: versions stand side by side; inside a package a url means the version that it depends on")
    void versionsStandSideBySide() throws IOException {
        pack("old.tgz", Map.of("package.json", manifest("clothes", "1.4.0", ""), "a.json", profile(SHIRT, "1.4.0")));
        pack("new.tgz", Map.of("package.json", manifest("clothes", "1.5.4", ""), "a.json", profile(SHIRT, "1.5.4")));
        pack("shop.tgz", Map.of("package.json", manifest("shop", "1.0.0", "\"clothes\":\"1.4.0\"")));
        PackageLibrary library = new PackageLibrary(read().packages());
        PackageId shop = new PackageId("shop", new Version("1.0.0"));

        assertThat(found(library, SHIRT)).isEqualTo(SHIRT + "|1.5.4");
        assertThat(found(library, SHIRT + "|1.4")).isEqualTo(SHIRT + "|1.4.0");
        assertThat(found(library, SHIRT + "|1.6")).isEmpty();
        assertThat(library.pin(shop, "StructureDefinition", Canonical.of(SHIRT)))
                .hasToString(SHIRT + "|1.4.0");
    }

    @Test
    @DisplayName(
            "6: the profiles that resources are held to are told by type, each once; extensions and types are none")
    void profilesAreToldByType() throws IOException {
        String head = "{\"resourceType\":\"StructureDefinition\",\"url\":\"" + SHIRT + "%\",\"version\":\"1\",";
        String ofPatient = head + "\"kind\":\"resource\",\"derivation\":\"constraint\",\"type\":\"Patient\"}";
        pack(
                "old.tgz",
                Map.of(
                        "package.json", manifest("old", "1.0.0", ""),
                        "a.json", ofPatient.replace("%", ""),
                        "b.json", ofPatient.replace("%", "-off"),
                        "c.json", ofPatient.replace("%", "-type").replace("constraint", "specialization"),
                        "d.json",
                                ofPatient.replace("%", "-extension").replace("resource\",\"d", "complex-type\",\"d")));
        pack(
                "new.tgz",
                Map.of(
                        "package.json",
                        manifest("new", "1.0.0", ""),
                        "a.json",
                        ofPatient.replace("%", "").replace(":\"1\"", ":\"2\"")));
        PackageLibrary library = new PackageLibrary(read().packages());
        ProfileSettings settings = new ProfileSettings(
                Optional.empty(), ProfilePolicy.parse("warn", SHIRT + "-off=off"), ValidationMode.ENFORCE, Set.of());

        assertThat(library.profiles().get("Patient")).contains(SHIRT, SHIRT + "-off");
        assertThat(new WriteCheck(settings, TestProfiles.with(library))
                        .supported()
                        .get("Patient"))
                .filteredOn(url -> url.startsWith(SHIRT))
                .containsExactly(SHIRT);
        assertThat(library.profiles()).containsKey("CarePlan");
    }

    @Test
    @DisplayName("2: the concept maps of a package are found by their url")
    void conceptMapsAreFound() throws IOException {
        String map = "https://example.org/ConceptMap/sizes";
        String json = "{\"resourceType\":\"ConceptMap\",\"url\":\"" + map + "\",\"version\":\"%\"}";
        pack("old.tgz", Map.of("package.json", manifest("old", "1.0.0", ""), "a.json", json.replace("%", "1.0.0")));
        pack("new.tgz", Map.of("package.json", manifest("new", "2.0.0", ""), "a.json", json.replace("%", "2.0.0")));
        PackageLibrary library = new PackageLibrary(read().packages());
        PackageSupport support = new PackageSupport(TestProfiles.CONTEXT, () -> library);

        ConceptMap found = Objects.requireNonNull(support.fetchResource(ConceptMap.class, map));

        assertThat(found.getVersion()).isEqualTo("2.0.0");
        assertThat(support.fetchResource(ConceptMap.class, map + "-others")).isNull();
        assertThat(support.fetchResource(ValueSet.class, map)).isNull();
    }

    @Test
    @DisplayName("1: a folder that is not there stops the start")
    void aMissingFolderStopsTheStart() {
        ProfileSettings settings = new ProfileSettings(
                Optional.of(folder.resolve("nowhere")), ProfilePolicy.parse("warn", ""), ValidationMode.WARN, Set.of());
        assertThatThrownBy(() -> new Packages(settings)).hasMessageContaining("nowhere");
    }

    private static String found(PackageLibrary library, String canonical) {
        return library.find("StructureDefinition", Canonical.of(canonical))
                .map(PackageResource::canonical)
                .orElse("");
    }

    private PackageShelf.Found read() throws IOException {
        return new PackageShelf(Optional.of(folder)).read();
    }

    private void pack(String name, Map<String, String> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("package/" + file.getKey());
                entry.setSize(text.length);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        }
    }

    private static String manifest(String name, String version, String needs) {
        return "{\"name\":\"" + name + "\",\"version\":\"" + version + "\",\"dependencies\":{" + needs + "}}";
    }

    private static String profile(String url, String version) {
        return "{\"resourceType\":\"StructureDefinition\",\"url\":\"" + url + "\",\"version\":\"" + version + "\"}";
    }
}
