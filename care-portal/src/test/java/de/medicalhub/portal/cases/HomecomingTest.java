package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HomecomingTest {
    @Test
    @DisplayName("somebody is at home when the ride is over, not when it was to begin")
    void theRideDecides() {
        Case moving = ExampleCases.at("moving");
        Instant planned = moving.plannedDischarge().orElseThrow();
        assertThat(Homecoming.isOver(moving, planned.minus(Duration.ofHours(1))))
                .isFalse();
        assertThat(Homecoming.isOver(moving, planned.plus(Duration.ofHours(1)))).isFalse();
        assertThat(Homecoming.isOver(ExampleCases.at("home"), planned)).isTrue();
    }

    @Test
    @DisplayName("a ride whose end nobody has reported keeps nobody in hospital")
    void noRideLastsForEver() {
        Case moving = ExampleCases.at("moving");
        Instant planned = moving.plannedDischarge().orElseThrow();
        assertThat(Homecoming.isOver(moving, planned.plus(Duration.ofDays(2)))).isTrue();
    }
}
