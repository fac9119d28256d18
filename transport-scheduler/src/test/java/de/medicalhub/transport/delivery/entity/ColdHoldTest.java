package de.medicalhub.transport.delivery.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.delivery.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ColdHoldTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    @DisplayName(
            "5: held once; a release covers what was read until then, and a later reading out of the limits holds again")
    void aReleaseCoversWhatWasRead() {
        ColdHold hold = new ColdHold("job");
        assertThat(hold.hold(NOW)).isTrue();
        assertThat(hold.hold(at(60))).isFalse();
        assertThat(hold.heldAt()).contains(NOW);
        hold.release(at(120));
        assertThat(hold.heldAt()).isEmpty();
        assertThat(hold.hold(at(100))).isFalse();
        assertThat(hold.isReleased(at(130))).isTrue();
        assertThat(hold.hold(at(180))).isTrue();
        assertThat(hold.isReleased(at(190))).isFalse();
        hold.settle();
        assertThat(hold.hold(at(240))).isTrue();
    }

    @Test
    @DisplayName("5: a decision stands in for a reading for half an hour")
    void aDecisionStandsInForAReading() {
        ColdHold hold = new ColdHold("job");
        hold.hold(NOW);
        hold.release(NOW);
        assertThat(hold.isReleased(at(1799))).isTrue();
        assertThat(hold.isReleased(at(1800))).isFalse();
    }

    @Test
    @DisplayName("5: before the take-over a good reading lifts it, but none from before")
    void aSecondReadingLifts() {
        ColdHold hold = new ColdHold("job");
        assertThat(hold.lift(NOW)).isFalse();
        hold.hold(NOW);
        assertThat(hold.lift(at(-1))).isFalse();
        assertThat(hold.lift(at(60))).isTrue();
        assertThat(hold.heldAt()).isEmpty();
        assertThat(hold.hold(at(120))).isTrue();
    }

    @Test
    @DisplayName(
            "4: a reading counts for half an hour, not for a step before it, and that of the take-over not at the door")
    void aReadingCountsForOneStep() {
        Reading read = new Reading(UUID.randomUUID(), "job", BigDecimal.valueOf(5), "Kühlbox");
        Temperature reading = new Temperature(read, "Practitioner/driver-1", true, NOW, NOW);
        assertThat(reading.countsFor(at(1800), Optional.empty())).isTrue();
        assertThat(reading.countsFor(at(1801), Optional.empty())).isFalse();
        assertThat(reading.countsFor(at(-61), Optional.empty())).isFalse();
        assertThat(reading.countsFor(at(600), Optional.of(at(1)))).isFalse();
        assertThat(reading.countsFor(at(600), Optional.of(at(-1)))).isTrue();
    }

    private static Instant at(int seconds) {
        return NOW.plusSeconds(seconds);
    }
}
