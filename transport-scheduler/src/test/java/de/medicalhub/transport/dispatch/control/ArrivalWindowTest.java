package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.orders.Period;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrivalWindowTest {
    private static final Instant APPOINTMENT = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    @DisplayName("27: the window ends as early as the longest allowed ride asks for")
    void endsInTime() {
        Period window = ArrivalWindow.before(
                APPOINTMENT, Duration.ofMinutes(25), Duration.ofMinutes(30), Duration.ofMinutes(10));
        assertThat(window.end()).isEqualTo("2026-12-01T07:44:00Z");
        assertThat(Duration.between(window.start(), window.end())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    @DisplayName("27: the hour of the pickup tells how long the drive lasts, not that of the appointment")
    void mindsTheHourOfThePickup() {
        Period window = ArrivalWindow.before(
                APPOINTMENT,
                pickup -> Duration.ofMinutes(pickup.start().isBefore(Instant.parse("2026-12-01T08:00:00Z")) ? 90 : 60),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10));
        assertThat(window.end()).isEqualTo("2026-12-01T06:39:00Z");
    }

    @Property(tries = 200)
    void whoIsFetchedLastAndRidesLongestIsInTime(
            @ForAll @IntRange(min = 0, max = 10_800) int drive,
            @ForAll @IntRange(min = 0, max = 5_400) int detour,
            @ForAll @IntRange(min = 300, max = 1_200) int standing) {
        Period window = ArrivalWindow.before(
                APPOINTMENT, Duration.ofSeconds(drive), Duration.ofSeconds(detour), Duration.ofSeconds(standing));
        Instant there = window.end().plusSeconds(standing + drive + detour);
        assertThat(there).isBeforeOrEqualTo(APPOINTMENT.minus(Duration.ofMinutes(10)));
        assertThat(there).isAfter(APPOINTMENT.minus(Duration.ofMinutes(13)));
    }
}
