package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import de.medicalhub.fhir.audit.entity.RowIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventWriterTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00.120Z");
    private static final RequestFacts FULL = new RequestFacts(
            new Agent("Practitioner/n", "nurse1"),
            "q\"1",
            "https://hub.example.org/fhir",
            "192.0.2.7",
            "read",
            "GET https://hub.example.org/fhir/Patient?name=Dötsch",
            "BTG",
            "Organization/covered");
    private static final RequestFacts BARE =
            new RequestFacts(new Agent("", "medhub-transport"), "", "medhub-transport", "", "read", "", "", "");

    static Stream<EventWriter> events() {
        return Stream.of(FULL, BARE)
                .flatMap(facts -> Stream.of(AccessKind.values())
                        .flatMap(kind -> Stream.of("Patient/p-1", "")
                                .map(patient -> new EventWriter(
                                        facts,
                                        new Touch(kind, Touch.DONE, patient),
                                        patient.isEmpty() ? List.of() : List.of("Observation/o-1", "Task/t")))));
    }

    @ParameterizedTest
    @MethodSource("events")
    @DisplayName("Rule 8: the written text is the FHIR that the engine would write, no element more or less")
    void textIsWhatTheEngineWouldWrite(EventWriter writer) {
        UUID id = RowIds.next(NOW);
        String text = writer.write(id, NOW);

        AuditEvent event = FHIR.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(AuditEvent.class, text);
        assertThat(FHIR.newJsonParser().encodeResourceToString(event)).isEqualTo(text);
        assertThat(event.getIdElement().getIdPart()).isEqualTo(id.toString());
        assertThat(event.getRecorded()).isEqualTo("2026-11-22T15:00:00.120Z");
    }

    @Test
    void idsGrowWithTime() {
        List<UUID> ids = Stream.iterate(NOW, time -> time.plusMillis(1))
                .limit(100)
                .map(RowIds::next)
                .toList();

        assertThat(ids).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(ids.stream().map(UUID::toString)).isSorted();
    }
}
