package de.medicalhub.video.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JoinWindowTest {
    private final JoinWindow window = JoinWindow.around(Instant.parse("2026-11-23T10:00:00Z"));

    @Test
    @DisplayName("rule 3: from 30 minutes before the start until four hours after it, both included")
    void opensAndCloses() {
        assertThat(window.isBefore(Instant.parse("2026-11-23T09:29:59Z"))).isTrue();
        assertThat(window.isBefore(Instant.parse("2026-11-23T09:30:00Z"))).isFalse();
        assertThat(window.isAfter(Instant.parse("2026-11-23T14:00:00Z"))).isFalse();
        assertThat(window.isAfter(Instant.parse("2026-11-23T14:00:01Z"))).isTrue();
    }
}
