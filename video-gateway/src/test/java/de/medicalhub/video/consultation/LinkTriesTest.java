package de.medicalhub.video.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.video.door.TryLimit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinkTriesTest {
    private static final String HERE = "192.0.2.1";

    private final LinkTries tries =
            new LinkTries(new TryLimit(Clock.fixed(Instant.parse("2026-11-28T09:00:00Z"), ZoneOffset.UTC)));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    @DisplayName("a link that lets nobody in is looked up thirty times a minute and no more, wherever it is tried from")
    void refusedLink() {
        for (int i = 0; i < LinkTries.MOST_OF_LINK; i++) {
            assertThat(refusal("192.0.2." + i, "cancelled", Refusal.APPOINTMENT_GONE))
                    .isEqualTo(Refusal.APPOINTMENT_GONE);
        }
        assertThat(refusal("192.0.2.200", "cancelled", Refusal.APPOINTMENT_GONE))
                .isEqualTo(Refusal.TOO_MANY);
        assertThat(asked).hasValue(LinkTries.MOST_OF_LINK);
        assertThat(refusal(HERE, "another", Refusal.LINK_TAKEN)).isEqualTo(Refusal.LINK_TAKEN);
    }

    @Test
    @DisplayName("who guesses links from an address is not answered any more, not even where a guess is right")
    void guesses() {
        for (int i = 0; i < LinkTries.MOST_OF_ADDRESS; i++) {
            assertThat(refusal(HERE, "guess" + i, Refusal.LINK_UNKNOWN)).isEqualTo(Refusal.LINK_UNKNOWN);
        }
        assertThat(refusal(HERE, "guess", Refusal.LINK_UNKNOWN)).isEqualTo(Refusal.TOO_MANY);
        assertThatThrownBy(() -> come(HERE, "right")).isInstanceOf(RefusedException.class);
        assertThat(asked).hasValue(LinkTries.MOST_OF_ADDRESS);
        come("192.0.2.2", "right");
    }

    @Test
    @DisplayName(
            "hundreds of people of one address with links of ours come in; a link tried too often does nothing more")
    void manyOfOneAddress() {
        for (int i = 0; i < 2 * LinkTries.MOST_OF_ADDRESS; i++) {
            come(HERE, "own" + i);
        }
        for (int i = 0; i < LinkTries.MOST_OF_LINK; i++) {
            come(HERE, "own");
        }
        int before = asked.get();
        assertThatThrownBy(() -> come(HERE, "own")).isInstanceOf(RefusedException.class);
        assertThat(asked).hasValue(before);
    }

    @Test
    @DisplayName("tries count while they are under way: thirty at once, and the next one does nothing")
    void atOnce() {
        assertThatThrownBy(() -> comeWithin(2 * LinkTries.MOST_OF_LINK)).isInstanceOf(RefusedException.class);
        assertThat(asked).hasValue(LinkTries.MOST_OF_LINK);
    }

    /** The next one comes before this one is done. */
    private void comeWithin(int left) {
        tries.counted(new LinkTries.Try("guest", HERE, Optional.of("own")), () -> {
            asked.incrementAndGet();
            if (left > 1) {
                comeWithin(left - 1);
            }
            return left;
        });
    }

    @Test
    @DisplayName("where the database does not answer, nothing is counted")
    void faults() {
        for (int i = 0; i < 2 * LinkTries.MOST_OF_ADDRESS; i++) {
            assertThatThrownBy(() -> tries.counted(new LinkTries.Try("guest", HERE, Optional.of("own")), () -> {
                        throw new IllegalStateException("away");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        come(HERE, "own");
        assertThat(asked).hasValue(1);
    }

    private void come(String address, String token) {
        tries.counted(new LinkTries.Try("guest", address, Optional.of(token)), asked::incrementAndGet);
    }

    private Refusal refusal(String address, String token, Refusal refusal) {
        try {
            tries.counted(new LinkTries.Try("guest", address, Optional.of(token)), () -> {
                asked.incrementAndGet();
                throw new RefusedException(refusal);
            });
            throw new AssertionError("let in");
        } catch (RefusedException refused) {
            return refused.refusal();
        }
    }
}
