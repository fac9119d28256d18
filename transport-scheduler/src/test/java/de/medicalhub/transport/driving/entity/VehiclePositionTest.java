package de.medicalhub.transport.driving.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.driving.entity.VehiclePosition.Driven;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VehiclePositionTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final double DEGREES_OF_A_KILOMETRE = 1 / 111.2;

    private final VehiclePosition position = new VehiclePosition("tour", "Practitioner/driver-1", at(0), 100, NOW);

    @Test
    @DisplayName("18: slow moves add up: what is shorter than the positions are exact is counted with the next one")
    void slowMovesAddUp() {
        assertThat(position.move(at(0.08), 100, NOW.plusSeconds(30))).isEqualTo(new Driven(0, false));
        assertThat(position.move(at(0.16), 100, NOW.plusSeconds(60)).metres()).isBetween(155L, 165L);
        assertThat(position.move(at(0.24), 100, NOW.plusSeconds(90))).isEqualTo(new Driven(0, false));
    }

    @Test
    @DisplayName("18: after a silence of more than five minutes a part of the way is missing, and is not guessed")
    void silenceIsAGap() {
        assertThat(position.move(at(5), 100, NOW.plusSeconds(301))).isEqualTo(new Driven(0, true));
        assertThat(position.move(at(6), 100, NOW.plusSeconds(361)).metres()).isBetween(990L, 1010L);
    }

    @Test
    @DisplayName("18: where nobody can be so soon is not counted")
    void jumpsAreNotCounted() {
        assertThat(position.move(at(40), 100, NOW.plusSeconds(30))).isEqualTo(new Driven(0, true));
        assertThat(position.move(at(0.5), 100, NOW.plusSeconds(60))).isEqualTo(new Driven(0, true));
        assertThat(position.place().latitude()).isEqualTo(at(0.5).latitude());
    }

    private static GeoPoint at(double kilometresNorth) {
        return new GeoPoint(50.3 + kilometresNorth * DEGREES_OF_A_KILOMETRE, 7.3);
    }
}
