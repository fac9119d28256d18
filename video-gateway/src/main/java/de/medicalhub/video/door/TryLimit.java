package de.medicalhub.video.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often something was tried within a minute at one door from one address, or with one link; the counts are of this node only. */
@ApplicationScoped
public class TryLimit {
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int MOST_COUNTED = 10_000;

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
     * Whether one more try may be made; counts nothing.
     *
     * @param door what kind of link is tried; each kind is counted apart
     * @param who the address of the network from which it is tried, or a link's hash
     * @param most tries a minute
     */
    public boolean hasLeft(String door, String who, int most) {
        Count count = counts.get(door + ' ' + who);
        return count == null || count.isOver(clock.instant()) || count.tries() < most;
    }

    /** Counts one try. */
    public void count(String door, String who) {
        Instant now = clock.instant();
        if (counts.size() > MOST_COUNTED) {
            counts.values().removeIf(count -> count.isOver(now));
        }
        counts.merge(
                door + ' ' + who,
                new Count(now, 1),
                (old, fresh) -> old.isOver(now) ? fresh : new Count(old.since(), old.tries() + 1));
    }

    private record Count(Instant since, int tries) {
        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(SPAN));
        }
    }
}
