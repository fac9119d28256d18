package de.medicalhub.transport.driving.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A day's steps that a phone sends at once, in the night in which the clock is set back (package driving, rule 4). */
class QueuedStepsPropertiesTest {
    /** An hour after Berlin's clocks were set back from three to two. */
    private static final Instant SENT = Instant.parse("2026-10-25T02:00:00Z");

    @Property(tries = 200)
    @Label("4: however wrong the phone's clock is, queued steps keep their order and the distance to now")
    void queuedStepsKeepTheirTimes(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 24 * 60) Integer> minutesAgo,
            @ForAll @IntRange(min = -7200, max = 7200) int clockIsAheadBySeconds) {
        Duration wrong = Duration.ofSeconds(clockIsAheadBySeconds);
        Instant before = Instant.MIN;
        for (int ago : minutesAgo.stream().sorted((one, other) -> other - one).toList()) {
            Instant truth = SENT.minus(Duration.ofMinutes(ago));
            PhoneTime time = new PhoneTime(Optional.of(truth.plus(wrong)), Optional.of(SENT.plus(wrong)));
            Instant taken = time.taken(SENT);
            assertThat(taken).isEqualTo(truth).isAfterOrEqualTo(before);
            before = taken;
        }
    }
}
