package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most {@value #MOST} tries of links per minute from one address; the counts are of this node only. */
@ApplicationScoped
public class TryLimit {
    private static final int MOST = 30;
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final Clock clock;

    protected TryLimit() {
        this(Clock.systemUTC());
    }

    @Inject
    public TryLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one try.
     *
     * @throws RefusedException TOO_MANY
     */
    public void count(String address) {
        Instant now = clock.instant();
        if (counts.size() > MOST_ADDRESSES) {
            counts.values().removeIf(count -> count.isOver(now));
        }
        Count count = counts.merge(
                address,
                new Count(now, 1),
                (old, fresh) -> old.isOver(now) ? fresh : new Count(old.since(), old.tries() + 1));
        if (count.tries() > MOST) {
            throw new RefusedException(Refusal.TOO_MANY);
        }
    }

    private record Count(Instant since, int tries) {
        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(SPAN));
        }
    }
}
