package de.medicalhub.video.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

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

    /** A try that was counted. */
    public record Taken(String key, Instant since) {}

    /**
     * Counts one try, if one is left: of tries at the same moment no more are let through than may be.
     *
     * @param door what kind of link is tried; each kind is counted apart
     * @param who the address of the network from which it is tried, or a link's hash
     * @param most tries a minute
     * @return the try, or nothing if none is left; then nothing is counted
     */
    public Optional<Taken> take(String door, String who, int most) {
        Instant now = clock.instant();
        if (counts.size() > MOST_COUNTED) {
            counts.values().removeIf(count -> count.isOver(now));
        }
        AtomicBoolean taken = new AtomicBoolean();
        String key = door + ' ' + who;
        Count count = counts.compute(key, (same, old) -> {
            boolean fresh = old == null || old.isOver(now);
            taken.set(fresh || old.tries() < most);
            if (fresh) {
                return new Count(now, 1);
            }
            return taken.get() ? new Count(old.since(), old.tries() + 1) : old;
        });
        return taken.get() ? Optional.of(new Taken(key, count.since())) : Optional.empty();
    }

    /** It was none that counts. */
    public void giveBack(Taken taken) {
        counts.computeIfPresent(
                taken.key(),
                (key, count) ->
                        count.since().equals(taken.since()) ? new Count(count.since(), count.tries() - 1) : count);
    }

    private record Count(Instant since, int tries) {
        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(SPAN));
        }
    }
}
