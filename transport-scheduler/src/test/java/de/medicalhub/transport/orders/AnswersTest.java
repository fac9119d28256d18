package de.medicalhub.transport.orders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What waits in the outbox is JSON, written and read by the server's JSON-B. */
class AnswersTest {
    private static final Instant AT = Instant.parse("2026-11-27T10:00:00Z");

    private final Jsonb jsonb = JsonbBuilder.create();

    static Stream<Object> answers() {
        LegAnswer.Assignment assignment =
                new LegAnswer.Assignment(AT, AT.plusSeconds(1800), "MYK 1", "Practitioner/driver-1", true);
        return Stream.of(
                new LegAnswer("17", "accepted", "assigned", assignment, null, AT, null, null, "0417", null, null),
                new LegAnswer(
                        "17", "received", "unplanned", null, "Keine Trage.", AT, null, null, null, AT, "No stretcher."),
                new LegAnswer(
                        "17", "failed", "no-show", assignment, "niemand da", AT, null, "dropped-off", null, null, null),
                new HandOverAnswer(
                        "17",
                        null,
                        "Patient/p",
                        "Zuhause",
                        "Erika Beispiel",
                        "Practitioner/driver-1",
                        AT,
                        "iVBORw==",
                        null,
                        null,
                        null,
                        null),
                new HandOverAnswer(
                        "17",
                        "3f0c0bd2-32b5-4f8e-8f0c-6f9f8f3a4f11",
                        "Patient/p",
                        "Zuhause",
                        "Erika Beispiel",
                        "Practitioner/driver-1",
                        AT,
                        "iVBORw==",
                        "Organization/pharmacy-1",
                        "Angehörige",
                        "Personalausweis",
                        new HandOverAnswer.Second("Fahrer Eins", "iVBORw==")),
                new ViewAnswer("Practitioner/dispatcher-1", List.of("Patient/p", "Patient/q"), AT));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("9: each answer is read from the outbox as it was left there")
    void answersAreReadAsTheyWereLeft(Object answer) {
        assertThat(jsonb.fromJson(jsonb.toJson(answer), answer.getClass())).isEqualTo(answer);
    }

    @Test
    @DisplayName("9: an answer that an older version left, which knew fewer things, is read too")
    void olderAnswersAreRead() {
        String left = "{\"taskId\":\"17\",\"status\":\"accepted\",\"businessStatus\":\"assigned\",\"assignment\":{"
                + "\"plannedPickup\":\"2026-11-27T10:00:00Z\",\"plannedDropOff\":\"2026-11-27T10:30:00Z\","
                + "\"vehicle\":\"MYK 1\",\"driver\":\"Practitioner/driver-1\"}}";
        LegAnswer.Assignment assignment =
                new LegAnswer.Assignment(AT, AT.plusSeconds(1800), "MYK 1", "Practitioner/driver-1", false);
        assertThat(jsonb.fromJson(left, LegAnswer.class))
                .isEqualTo(new LegAnswer(
                        "17", "accepted", "assigned", assignment, null, null, null, null, null, null, null));
    }
}
