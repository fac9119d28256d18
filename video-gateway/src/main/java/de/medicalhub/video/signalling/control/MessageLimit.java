package de.medicalhub.video.signalling.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** At most {@value #MOST} messages in ten seconds; a restart of ICE with many networks needs about 60. */
final class MessageLimit {
    private static final int MOST = 300;
    private static final Duration SPAN = Duration.ofSeconds(10);

    private final Clock clock;
    private Instant since;
    private int count;

    MessageLimit(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    boolean allows() {
        Instant now = clock.instant();
        if (!now.isBefore(since.plus(SPAN))) {
            since = now;
            count = 0;
        }
        count++;
        return count <= MOST;
    }
}
