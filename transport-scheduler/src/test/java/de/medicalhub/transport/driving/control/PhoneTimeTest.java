package de.medicalhub.transport.driving.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {0, 120, -120, 3 * 24 * 60})
    @DisplayName("4: a step waits as long as the phone says, however many minutes its clock is off")
    void waitIsTakenOffTheHubsTime(long minutesOff) {
        Instant sent = NOW.plus(Duration.ofMinutes(minutesOff));
        PhoneTime time = new PhoneTime(Optional.of(sent.minus(Duration.ofMinutes(40))), Optional.of(sent));
        assertThat(time.taken(NOW)).isEqualTo(NOW.minus(Duration.ofMinutes(40)));
    }

    @Test
    @DisplayName("4: a whole day of steps that waited keeps its times")
    void aDayWithoutTheNetworkKeepsItsTimes() {
        PhoneTime time = new PhoneTime(Optional.of(NOW.minus(Duration.ofHours(24))), Optional.of(NOW));
        assertThat(time.taken(NOW)).isEqualTo(NOW.minus(Duration.ofHours(24)));
    }

    @Test
    @DisplayName("4: a clock that was set back while the step waited counts as now")
    void clockSetBackCountsAsNow() {
        PhoneTime time = new PhoneTime(Optional.of(NOW.plus(Duration.ofHours(2))), Optional.of(NOW));
        assertThat(time.taken(NOW)).isEqualTo(NOW);
    }

    @Test
    @DisplayName(
            "19: what was done two minutes or more before we hear of it is late, however wrong the phone's clock is")
    void whatWaitedIsLate() {
        assertThat(new PhoneTime(Optional.of(NOW.minusSeconds(120)), Optional.of(NOW)).isLate(NOW))
                .isTrue();
        assertThat(new PhoneTime(Optional.of(NOW.minusSeconds(119)), Optional.of(NOW)).isLate(NOW))
                .isFalse();
        Instant wrong = NOW.minus(Duration.ofHours(5));
        assertThat(new PhoneTime(Optional.of(wrong), Optional.of(wrong)).isLate(NOW))
                .isFalse();
        assertThat(new PhoneTime(Optional.empty(), Optional.empty()).isLate(NOW))
                .isFalse();
    }

    @Test
    @DisplayName("4: without the phone's time of sending a step is believed within bounds only")
    void withoutTheTimeOfSendingThereAreBounds() {
        Instant earlier = NOW.minus(Duration.ofHours(3));
        assertThat(new PhoneTime(Optional.of(earlier), Optional.empty()).taken(NOW))
                .isEqualTo(earlier);
        assertThat(new PhoneTime(Optional.of(NOW.minus(Duration.ofHours(13))), Optional.empty()).taken(NOW))
                .isEqualTo(NOW);
        assertThat(new PhoneTime(Optional.empty(), Optional.of(NOW)).taken(NOW)).isEqualTo(NOW);
    }
}
