package de.medicalhub.fhir.numbers.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JpaCareFactsTest {
    private static final Instant BEGIN = Instant.parse("2025-11-01T00:00:00Z");

    private final List<Instant> asked = new ArrayList<>();

    @Test
    @DisplayName("a year and the quarter before it are asked for in fifteen questions, and nothing is found twice")
    void fewQuestions() {
        List<Instant> stored = every(Duration.ofHours(7), Duration.ofDays(457));
        assertThat(read(stored, Duration.ofDays(457))).containsExactlyElementsOf(stored);
        assertThat(asked).hasSize(15);
    }

    @Test
    @DisplayName(
            "where more was stored than one search gives the time is asked for in halves, so that nothing is missing")
    void nothingIsCutOff() {
        List<Instant> stored = every(Duration.ofMinutes(2), Duration.ofDays(40));
        assertThat(stored).hasSizeGreaterThan(2 * JpaCareFacts.MOST);
        assertThat(read(stored, Duration.ofDays(40))).containsExactlyElementsOf(stored);
    }

    private List<Instant> read(List<Instant> stored, Duration length) {
        return JpaCareFacts.stepwise(BEGIN, BEGIN.plus(length), (from, to) -> {
                    asked.add(from);
                    return stored.stream()
                            .filter(at -> !at.isBefore(from) && at.isBefore(to))
                            .limit(JpaCareFacts.MOST)
                            .toList();
                })
                .toList();
    }

    private static List<Instant> every(Duration gap, Duration length) {
        return Stream.iterate(BEGIN, at -> at.isBefore(BEGIN.plus(length)), at -> at.plus(gap))
                .toList();
    }
}
