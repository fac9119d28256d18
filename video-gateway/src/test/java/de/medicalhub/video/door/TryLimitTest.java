package de.medicalhub.video.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
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
            assertThat(takes("guest", "192.0.2.1")).isTrue();
        }
        assertThat(takes("guest", "192.0.2.1")).isFalse();
        assertThat(takes("guest", "192.0.2.2")).isTrue();
        assertThat(takes("meet", "192.0.2.1")).isTrue();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(takes("guest", "192.0.2.1")).isTrue();
    }

    @Test
    void aClockThatWasSetBackKeepsNobodyOut() {
        for (int i = 0; i < 30; i++) {
            takes("guest", "192.0.2.1");
        }
        now = now.minus(Duration.ofHours(5));
        assertThat(takes("guest", "192.0.2.1")).isTrue();
    }

    @Test
    @DisplayName("of a thousand tries at the same moment no more come through than may")
    void atTheSameMoment() {
        assertThat(IntStream.range(0, 1_000)
                        .parallel()
                        .filter(i -> takes("guest", "192.0.2.1"))
                        .count())
                .isEqualTo(30);
    }

    @Test
    @DisplayName("what is given back may be taken again; of another minute nothing is given back")
    void givenBack() {
        TryLimit.Taken first = limit.take("guest", "192.0.2.1", 1).orElseThrow();
        assertThat(limit.take("guest", "192.0.2.1", 1)).isEmpty();
        limit.giveBack(first);
        TryLimit.Taken second = limit.take("guest", "192.0.2.1", 1).orElseThrow();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(limit.take("guest", "192.0.2.1", 1)).isPresent();
        limit.giveBack(second);
        assertThat(limit.take("guest", "192.0.2.1", 1)).isEmpty();
    }

    private boolean takes(String door, String who) {
        return limit.take(door, who, 30).isPresent();
    }
}
