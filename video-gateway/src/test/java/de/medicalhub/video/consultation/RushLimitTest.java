package de.medicalhub.video.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RushLimitTest {
    private final RushLimit limit = new RushLimit(2);

    @Test
    @DisplayName("rule 18: one more than may be on their way is told to come again, and nothing is done")
    void full() {
        String first = limit.within(() -> limit.within(() -> {
            assertThatThrownBy(() -> limit.within(() -> {
                        throw new IllegalStateException("was done");
                    }))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.BUSY));
            return "in";
        }));
        assertThat(first).isEqualTo("in");
    }

    @Test
    @DisplayName("rule 18: who was refused for another reason takes no place away")
    void placeIsGivenBack() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> limit.within(() -> {
                        throw new RefusedException(Refusal.TOO_EARLY);
                    }))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("too-early");
        }
        assertThat(limit.<String>within(() -> "in")).isEqualTo("in");
    }
}
