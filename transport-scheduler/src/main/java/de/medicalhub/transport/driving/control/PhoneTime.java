package de.medicalhub.transport.driving.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a step was taken, by a phone's clock that may be wrong (rule 4).
 *
 * @param at when it was taken; empty for now
 * @param sentAt what time it was on the same clock when the step was sent; empty if the phone did not say
 */
public record PhoneTime(Optional<Instant> at, Optional<Instant> sentAt) {
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);
    private static final Duration OLDEST = Duration.ofHours(12);
    private static final Duration LATE = Duration.ofMinutes(2);
    private static final Duration AHEAD = Duration.ofMinutes(2);

    /** Whether it was taken well before {@code now}, when we heard of it: it has happened, whatever is thought of it. */
    public boolean isLate(Instant now) {
        return !taken(now).isAfter(now.minus(LATE));
    }

    /** The time by the hub's clock, which says {@code now}. */
    public Instant taken(Instant now) {
        if (at.isEmpty()) {
            return now;
        }
        return sentAt.map(sent -> now.minus(waited(at.get(), sent))).orElseGet(() -> plausible(at.get(), now));
    }

    /** How long it waited for the network is right, however wrong the clock is. */
    private static Duration waited(Instant at, Instant sent) {
        Duration waited = Duration.between(at, sent);
        return waited.isNegative() || waited.compareTo(LONGEST_WAIT) > 0 ? Duration.ZERO : waited;
    }

    private static Instant plausible(Instant at, Instant now) {
        boolean wrong = at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(AHEAD));
        return wrong ? now : at;
    }
}
