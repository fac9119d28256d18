package de.medicalhub.video.conference.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.PersonId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpeakerOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final PersonId ANNA = new PersonId("anna");
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CARLA = new PersonId("carla");
    private static final PersonId ME = new PersonId("me");

    private final SpeakerOrder order = new SpeakerOrder();

    SpeakerOrderTest() {
        List.of(ANNA, BEN, CARLA, ME).forEach(order::add);
    }

    @Test
    @DisplayName("11: the speaker comes to the front, the others keep their order")
    void speakerFirst() {
        assertThat(order.speaks(CARLA, true, NOW)).isTrue();
        assertThat(order.seenBy(ME)).containsExactly(CARLA, ANNA, BEN);
        assertThat(order.seenBy(CARLA)).containsExactly(ANNA, BEN, ME);
    }

    @Test
    @DisplayName("11: a cough beside the speaker does not turn the room; who goes on speaking gets the front")
    void coughs() {
        order.speaks(CARLA, true, NOW);
        order.speaks(BEN, true, NOW.plusMillis(500));
        assertThat(order.seenBy(ME)).containsExactly(CARLA, BEN, ANNA);
        order.speaks(BEN, false, NOW.plusMillis(700));
        assertThat(order.settle(NOW.plusSeconds(9))).isFalse();
        order.speaks(BEN, true, NOW.plusSeconds(10));
        assertThat(order.seenBy(ME)).containsExactly(BEN, CARLA, ANNA);
    }

    @Test
    void whoIsNotThereIsNotSeen() {
        order.speaks(CARLA, true, NOW);
        order.remove(CARLA);
        assertThat(order.speaks(CARLA, true, NOW)).isFalse();
        assertThat(order.seenBy(ME)).containsExactly(ANNA, BEN);
    }
}
