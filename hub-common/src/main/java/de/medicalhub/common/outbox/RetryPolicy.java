package de.medicalhub.common.outbox;

import java.time.Duration;

/**
 * How long an entry waits after each failure, and how often it is tried.
 *
 * @param first pause after the first failure; doubled after each further one
 * @param longest pause that is never exceeded
 * @param attempts after as many the entry is dead
 * @param claim how long one attempt may last before another node may try
 */
public record RetryPolicy(Duration first, Duration longest, int attempts, Duration claim) {
    private static final int MAX_DOUBLINGS = 20;

    /** Two seconds to five minutes, for about sixteen hours: a night's outage kills no answer. */
    public static final RetryPolicy STANDARD =
            new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(5), 200, Duration.ofMinutes(3));

    /** The pause after this many failed attempts. */
    Duration pauseAfter(int failedAttempts) {
        Duration pause = first.multipliedBy(1L << Math.min(failedAttempts - 1, MAX_DOUBLINGS));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
