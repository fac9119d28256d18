package de.medicalhub.video.waitingroom.entity;

import java.time.Duration;
import java.time.Instant;

/**
 * Who was last seen before these moments counts as gone.
 *
 * @param waiting for who waits
 * @param inCall for who was let in
 */
public record AbsenceLimits(Instant waiting, Instant inCall) {
    /** At that moment; nobody counts as gone for a time in which the node did not listen to signs (rule 2). */
    public static AbsenceLimits at(Instant now, Instant listeningSince, Duration presenceTimeout, Duration resumeTime) {
        return new AbsenceLimits(limit(now, listeningSince, presenceTimeout), limit(now, listeningSince, resumeTime));
    }

    private static Instant limit(Instant now, Instant listeningSince, Duration timeout) {
        Instant limit = now.minus(timeout);
        return limit.isBefore(listeningSince) ? Instant.EPOCH : limit;
    }
}
