package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.medicalhub.fhir.testing.FhirHttp;
import de.medicalhub.fhir.testing.FhirHttp.Answer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** Bundles of another system, imported as they are. */
class SyntheaIT {
    private static final String FIRST_PATIENT = "4004a424";

    private final FhirHttp admin = FhirHttp.as("admin1");

    @Test
    void hospitalsPractitionersAndAPatientAreImportedUnchanged() throws IOException {
        Optional<Path> data = sharedData();
        assumeTrue(data.isPresent(), "No shared data (synthea) beside the repository: import not tested");

        importFile(file(data.get(), "0-hospital"));
        importFile(file(data.get(), "0-practitioner"));
        Bundle imported = importFile(file(data.get(), FIRST_PATIENT));

        List<AuditEvent> trail = trailOf(patientIn(imported));
        assertThat(trail).as("one row for the whole import").hasSize(1);
        assertThat(trail.get(0).getEntity()).hasSizeGreaterThan(200);
    }

    private Bundle importFile(Path file) throws IOException {
        Answer answer = admin.post("", read(file));
        assertThat(answer.status()).as(file.getFileName().toString()).isEqualTo(200);
        Bundle bundle = answer.as(Bundle.class);
        assertThat(bundle.getEntry())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getResponse().getStatus()).startsWith("20"));
        return bundle;
    }

    private List<AuditEvent> trailOf(String patient) {
        Bundle found = admin.get("/AuditEvent?patient=" + patient).as(Bundle.class);
        return found.getEntry().stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .toList();
    }

    private static String patientIn(Bundle imported) {
        return imported.getEntry().stream()
                .map(entry -> entry.getResponse().getLocation())
                .filter(location -> location.startsWith("Patient/"))
                .map(location -> location.replaceFirst("/_history/.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) throws IOException {
        try (var packed = new BufferedInputStream(Files.newInputStream(file));
                var plain = new BZip2CompressorInputStream(packed, true)) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path file(Path data, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Beside the repository, wherever below it this runs, or where the environment says. */
    private static Optional<Path> sharedData() {
        String given = System.getenv("MEDICALHUB_SHARED_DATA");
        Stream<Path> parents =
                Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, folder -> folder.getParent());
        Stream<Path> candidates = given == null
                ? parents.map(folder -> folder.resolveSibling("shared").resolve("data"))
                : Stream.of(Path.of(given));
        return candidates
                .map(folder -> folder.resolve("synthea"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
