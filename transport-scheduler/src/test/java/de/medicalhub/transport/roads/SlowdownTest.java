package de.medicalhub.transport.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlowdownTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final GeoPoint MIDDLE = new GeoPoint(50.3, 7.2);
    private static final long LEAVING = NOW.plusSeconds(1800).getEpochSecond();

    @Test
    @DisplayName("11: the factor counts for the part of the way that lies within, in both directions")
    void countsTheShare() {
        Slowdown jam = jam(5, 3);
        GeoPoint west = new GeoPoint(50.3, 7.2 - 10 / 71.04);
        GeoPoint east = new GeoPoint(50.3, 7.2 + 10 / 71.04);
        assertThat(jam.of(west, east, LEAVING)).isCloseTo(1 + 0.5 * 2, within(0.01));
        assertThat(jam.of(east, west, LEAVING)).isCloseTo(2, within(0.01));
        assertThat(jam.of(MIDDLE, east, LEAVING)).isCloseTo(2, within(0.01));
        assertThat(jam.of(MIDDLE, MIDDLE, LEAVING)).isEqualTo(3);
    }

    @Test
    @DisplayName("11: who passes by is not slowed, and nobody who leaves when it is over, or long before")
    void slowsNobodyElse() {
        Slowdown jam = jam(5, 3);
        GeoPoint north = new GeoPoint(50.4, 7.0);
        assertThat(jam.of(north, new GeoPoint(50.4, 7.4), LEAVING)).isEqualTo(1);
        assertThat(jam.of(north, new GeoPoint(50.5, 7.0), LEAVING)).isEqualTo(1);
        assertThat(jam.of(MIDDLE, north, NOW.plusSeconds(7200).getEpochSecond()))
                .isEqualTo(1);
        assertThat(jam.of(MIDDLE, north, NOW.minusSeconds(3 * 3600 + 1).getEpochSecond()))
                .isEqualTo(1);
        assertThat(jam.of(MIDDLE, north, NOW.minusSeconds(3600).getEpochSecond()))
                .isGreaterThan(1);
    }

    @Test
    @DisplayName("11: it concerns the days on which it counts, and the night before")
    void concernsItsDays() {
        Slowdown jam = jam(5, 3);
        assertThat(jam.isOn(LocalDate.parse("2026-12-01"))).isTrue();
        assertThat(jam.isOn(LocalDate.parse("2026-11-30"))).isTrue();
        assertThat(jam.isOn(LocalDate.parse("2026-11-29"))).isFalse();
        assertThat(jam.isOn(LocalDate.parse("2026-12-02"))).isFalse();
        TrafficChanged over = new TrafficChanged(List.of(), List.of(jam));
        assertThat(over.isOn(LocalDate.parse("2026-12-01"))).isTrue();
        assertThat(over.isOn(LocalDate.parse("2026-12-02"))).isFalse();
    }

    @Test
    @DisplayName("11: what nobody means is refused")
    void refusesNonsense() {
        assertThatThrownBy(() -> jam(0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jam(31, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jam(5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jam(5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slowdown("id", "A 48", MIDDLE, 5, 2, false, NOW, NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slowdown("id", " ", MIDDLE, 5, 2, false, NOW, NOW.plusSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Slowdown jam(double kilometres, double factor) {
        return new Slowdown("id", "A 48", MIDDLE, kilometres, factor, false, NOW, NOW.plusSeconds(7200));
    }
}
