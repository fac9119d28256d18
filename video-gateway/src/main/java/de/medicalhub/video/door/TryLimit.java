package de.medicalhub.video.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most {@value #MOST} tries of links per minute at one door from one address; the counts are of this node only. */
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
     * Counts one try and says whether it may be made.
     *
     * @param door what kind of link is tried; each kind is counted apart
     * @param address of the network from which it is tried
     */
    public boolean allows(String door, String address) {
        Instant now = clock.instant();
        if (counts.size() > MOST_ADDRESSES) {
            counts.values().removeIf(count -> count.isOver(now));
        }
        Count count = counts.merge(
                door + ' ' + address,
                new Count(now, 1),
                (old, fresh) -> old.isOver(now) ? fresh : new Count(old.since(), old.tries() + 1));
        return count.tries() <= MOST;
    }

    private record Count(Instant since, int tries) {
        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(SPAN));
        }
    }
}
