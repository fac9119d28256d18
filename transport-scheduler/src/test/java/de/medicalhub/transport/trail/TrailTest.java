package de.medicalhub.transport.trail;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.orders.ViewAnswer;
import de.medicalhub.transport.trail.control.ShownPatients;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String ANN = "Practitioner/ann";

    private final List<ViewAnswer> reports = new ArrayList<>();
    private final Remembered remembered = new Remembered();
    private final Trail trail = new Trail(remembered, reports::add, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName("1: a view is one report with all patients shown, each once")
    void viewIsOneReport() {
        trail.viewed(ANN, List.of("Patient/b", "Patient/a", "Patient/b", ""));
        assertThat(reports).containsExactly(new ViewAnswer(ANN, List.of("Patient/a", "Patient/b"), NOW));
    }

    @Test
    @DisplayName("2: reloading is not reported again; who is new on the page is")
    void onlyNewsIsReported() {
        trail.viewed(ANN, List.of("Patient/a"));
        trail.viewed(ANN, List.of("Patient/a"));
        trail.viewed(ANN, List.of("Patient/a", "Patient/b"));
        assertThat(reports)
                .extracting(ViewAnswer::patients)
                .containsExactly(List.of("Patient/a"), List.of("Patient/b"));
    }

    @Test
    @DisplayName("2: another person is reported for the same patient; after ten minutes so is the same person")
    void peopleAndTimeAreToldApart() {
        trail.viewed(ANN, List.of("Patient/a"));
        trail.viewed("Practitioner/bob", List.of("Patient/a"));
        remembered.tenMinutesPassed = true;
        trail.viewed(ANN, List.of("Patient/a"));
        assertThat(reports).extracting(ViewAnswer::person).containsExactly(ANN, "Practitioner/bob", ANN);
    }

    @Test
    @DisplayName("1: nothing is reported where nobody is shown; many patients are reported in several reports")
    void reportsHaveASize() {
        trail.viewed(ANN, List.of());
        assertThat(reports).isEmpty();
        trail.viewed(ANN, IntStream.range(0, 501).mapToObj(i -> "Patient/" + i).toList());
        assertThat(reports).extracting(report -> report.patients().size()).containsExactly(500, 1);
    }

    private static final class Remembered implements ShownPatients {
        private final Set<String> pairs = new HashSet<>();
        private boolean tenMinutesPassed;

        @Override
        public void forgetOld(String person) {
            if (tenMinutesPassed) {
                pairs.removeIf(pair -> pair.startsWith(person + " "));
            }
        }

        @Override
        public void forget(String patient) {
            pairs.removeIf(pair -> pair.endsWith(" " + patient));
        }

        @Override
        public boolean remember(String person, String patient) {
            return pairs.add(person + " " + patient);
        }
    }
}
