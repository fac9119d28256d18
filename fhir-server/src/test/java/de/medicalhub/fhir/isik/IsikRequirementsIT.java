package de.medicalhub.fhir.isik;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what ISiK's own CapabilityStatements demand with what the server says it does. */
class IsikRequirementsIT {
    private static final String EXPECTATION = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation";

    private static final CapabilityStatement OURS =
            new Client("").get("/metadata").ok(CapabilityStatement.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de.gematik.isik-basismodul-3.1.1",
                "de.gematik.isik-terminplanung-3.1.1",
                "de.gematik.isik-medikation-3.1.1",
                "de.gematik.isik-dokumentenaustausch-3.0.3",
                "de.gematik.isik-vitalparameter-3.1.1"
            })
    @DisplayName("whatever a server SHALL do is claimed")
    void everythingThatShallBeIsClaimed(String name) throws IOException {
        Path file = Path.of(Objects.requireNonNullElse(System.getenv("MEDICALHUB_SHARED_DATA"), "../shared/data"))
                .resolve("fhir-packages")
                .resolve(name + ".tgz");
        Assumptions.assumeTrue(Files.exists(file), "Skipped: no package " + name + " in the shared data");

        List<CapabilityStatement> demanded = statements(file);

        assertThat(demanded).isNotEmpty();
        assertThat(demanded.stream().flatMap(IsikRequirementsIT::missing)).isEmpty();
        assertThat(demanded.stream().flatMap(IsikRequirementsIT::missingOfTheWhole))
                .isEmpty();
    }

    /** Formats, and what is asked of the server rather than of a type, such as transactions. */
    private static Stream<String> missingOfTheWhole(CapabilityStatement demanded) {
        Stream<String> formats = demanded.getFormat().stream()
                .map(CodeType::getCode)
                .filter(wanted -> OURS.getFormat().stream()
                        .noneMatch(ours -> ours.getCode().equals(wanted)));
        Stream<String> interactions = demanded.getRestFirstRep().getInteraction().stream()
                .filter(IsikRequirementsIT::shall)
                .filter(wanted -> OURS.getRestFirstRep().getInteraction().stream()
                        .noneMatch(ours -> ours.getCode() == wanted.getCode()))
                .map(wanted -> wanted.getCode().toCode());
        Stream<String> operations = demanded.getRestFirstRep().getOperation().stream()
                .filter(IsikRequirementsIT::shall)
                .map(wanted -> wanted.getName())
                .filter(wanted -> offeredOperations().noneMatch(wanted::equals))
                .map(wanted -> "$" + wanted);
        return Stream.of(formats, interactions, operations).flatMap(all -> all);
    }

    /** Of the server or of any type. */
    private static Stream<String> offeredOperations() {
        return Stream.concat(
                        OURS.getRestFirstRep().getOperation().stream(),
                        OURS.getRestFirstRep().getResource().stream().flatMap(type -> type.getOperation().stream()))
                .map(operation -> operation.getName());
    }

    private static Stream<String> missing(CapabilityStatement demanded) {
        return demanded.getRestFirstRep().getResource().stream().flatMap(resource -> missing(resource).stream());
    }

    private static List<String> missing(CapabilityStatementRestResourceComponent demanded) {
        List<String> missing = new ArrayList<>();
        CapabilityStatementRestResourceComponent offered = OURS.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals(demanded.getType()))
                .findFirst()
                .orElseGet(CapabilityStatementRestResourceComponent::new);
        demanded.getInteraction().stream()
                .filter(IsikRequirementsIT::shall)
                .filter(wanted ->
                        offered.getInteraction().stream().noneMatch(ours -> ours.getCode() == wanted.getCode()))
                .forEach(wanted -> missing.add(demanded.getType() + " " + wanted.getCode()));
        demanded.getSearchParam().stream()
                .filter(IsikRequirementsIT::shall)
                .filter(wanted -> offered.getSearchParam().stream()
                        .noneMatch(
                                ours -> ours.getName().equals(wanted.getName()) && ours.getType() == wanted.getType()))
                .forEach(wanted -> missing.add(demanded.getType() + "?" + wanted.getName()));
        demanded.getOperation().stream()
                .filter(IsikRequirementsIT::shall)
                .filter(wanted -> offered.getOperation().stream()
                        .noneMatch(ours -> ours.getName().equals(wanted.getName())))
                .forEach(wanted -> missing.add(demanded.getType() + "/$" + wanted.getName()));
        demanded.getSearchInclude().stream()
                .filter(IsikRequirementsIT::shall)
                .filter(wanted -> offered.getSearchInclude().stream().noneMatch(wanted::equalsDeep))
                .filter(wanted -> offered.getSearchInclude().stream()
                        .noneMatch(ours -> ours.getValue().equals(wanted.getValue())))
                .forEach(wanted -> missing.add("_include=" + wanted.getValue()));
        demanded.getSearchRevInclude().stream()
                .filter(IsikRequirementsIT::shall)
                .filter(wanted -> offered.getSearchRevInclude().stream()
                        .noneMatch(ours -> ours.getValue().equals(wanted.getValue())))
                .forEach(wanted -> missing.add("_revinclude=" + wanted.getValue()));
        return missing;
    }

    private static boolean shall(Element wanted) {
        return wanted.getExtension().stream()
                .filter(extension -> EXPECTATION.equals(extension.getUrl()))
                .map(extension -> ((CodeType) extension.getValue()).getCode())
                .allMatch("SHALL"::equals);
    }

    private static List<CapabilityStatement> statements(Path file) throws IOException {
        List<CapabilityStatement> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().startsWith("package/CapabilityStatement")) {
                    String json = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                    found.add(FhirContext.forR4Cached().newJsonParser().parseResource(CapabilityStatement.class, json));
                }
            }
        }
        return found;
    }
}
