package de.medicalhub.video.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TryLimitTest {
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private final TryLimit limit = new TryLimit(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void theThirtyFirstTryInAMinuteIsRefusedAndTheNextMinuteIsFree() {
        for (int i = 0; i < 30; i++) {
            assertThat(limit.hasLeft("guest", "192.0.2.1", 30)).isTrue();
            limit.count("guest", "192.0.2.1");
        }
        assertThat(limit.hasLeft("guest", "192.0.2.1", 30)).isFalse();
        assertThat(limit.hasLeft("guest", "192.0.2.2", 30)).isTrue();
        assertThat(limit.hasLeft("meet", "192.0.2.1", 30)).isTrue();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(limit.hasLeft("guest", "192.0.2.1", 30)).isTrue();
    }

    @Test
    void aClockThatWasSetBackKeepsNobodyOut() {
        for (int i = 0; i < 30; i++) {
            limit.count("guest", "192.0.2.1");
        }
        now = now.minus(Duration.ofHours(5));
        assertThat(limit.hasLeft("guest", "192.0.2.1", 30)).isTrue();
    }
}
