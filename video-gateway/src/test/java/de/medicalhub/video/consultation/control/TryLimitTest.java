package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.video.consultation.RefusedException;
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
            limit.count("192.0.2.1");
        }
        assertThatThrownBy(() -> limit.count("192.0.2.1")).isInstanceOf(RefusedException.class);
        assertThatCode(() -> limit.count("192.0.2.2")).doesNotThrowAnyException();
        now = now.plus(Duration.ofMinutes(1));
        assertThatCode(() -> limit.count("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void aClockThatWasSetBackKeepsNobodyOut() {
        for (int i = 0; i < 30; i++) {
            limit.count("192.0.2.1");
        }
        now = now.minus(Duration.ofHours(5));
        assertThatCode(() -> limit.count("192.0.2.1")).doesNotThrowAnyException();
    }
}
