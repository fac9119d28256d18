package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.fhir.profile.control.Profiles;
import de.medicalhub.fhir.profile.control.TestProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What claims a profile of IHE BALP is held to it by the validator, with the public package. */
class BalpTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00.120Z");
    private static final Agent NURSE = new Agent("Practitioner/n", "nurse1");

    private static Optional<Profiles> profiles = Optional.empty();

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        profiles = TestProfiles.withShared("ihe.iti.balp-1.1.1.tgz", folder);
    }

    static Stream<EventWriter> conforming() {
        return Stream.of("Patient/p-1", "")
                .flatMap(patient -> Stream.of(AccessKind.values())
                        .flatMap(kind -> Stream.of(
                                        facts(usual(kind), "192.0.2.7"),
                                        facts("transaction", "192.0.2.7"),
                                        facts("batch", ""))
                                .map(facts -> new EventWriter(
                                        facts,
                                        new Touch(kind, Touch.DONE, patient),
                                        kind == AccessKind.QUERY ? List.of() : List.of("Observation/o-1")))));
    }

    @ParameterizedTest
    @MethodSource("conforming")
    @DisplayName("Rule 8: each kind of access, alone, in a transaction and by an import, is what its profile demands")
    void whatClaimsAProfileMeetsIt(EventWriter writer) {
        assumeTrue(profiles.isPresent(), "No shared data (fhir-packages) beside the repository: BALP not tested");
        AuditEvent event = written(writer);
        assertThat(event.getMeta().getProfile()).hasSize(1);
        assertThat(profiles.orElseThrow()
                        .check(event, event.getMeta().getProfile().get(0).getValue()))
                .isEmpty();
    }

    @Test
    @DisplayName("Rule 8: a refusal, and all of a transaction in one row, claim no profile: there is none for them")
    void whatHasNoProfileClaimsNone() {
        List<String> two = List.of("Observation/o-1", "Task/t");
        for (EventWriter writer : List.of(
                new EventWriter(
                        facts("read", ""),
                        new Touch(AccessKind.READ, Touch.REFUSED, "Patient/p"),
                        List.of("Patient/p")),
                new EventWriter(facts("transaction", ""), new Touch(AccessKind.CREATE, Touch.DONE, "Patient/p"), two),
                new EventWriter(
                        facts("create", ""), new Touch(AccessKind.CREATE, Touch.DONE, "Patient/p"), List.of()))) {
            assertThat(written(writer).getMeta().getProfile()).isEmpty();
        }
    }

    private static AuditEvent written(EventWriter writer) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(AuditEvent.class, writer.write(new UUID(1, 1), NOW));
    }

    private static String usual(AccessKind kind) {
        return kind == AccessKind.QUERY ? "search-type" : kind.interaction();
    }

    private static RequestFacts facts(String interaction, String network) {
        return new RequestFacts(
                NURSE,
                "q-1",
                "https://hub.example.org/fhir",
                network,
                interaction,
                "GET https://hub.example.org/fhir/Observation?patient=p-1",
                "",
                "");
    }
}
