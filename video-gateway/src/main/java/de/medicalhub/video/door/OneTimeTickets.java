package de.medicalhub.video.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may open a wire in the next 30 seconds, once. Kept on this node: the proxy is sticky, and a page asks anew.
 *
 * @param <P> whom a ticket is for
 */
public abstract class OneTimeTickets<P> {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final Map<String, Issued<P>> issued = new ConcurrentHashMap<>();
    private final Clock clock;

    protected OneTimeTickets() {
        // the machine's clock, not the moved one: a browser uses its ticket within real seconds
        this(Clock.systemUTC());
    }

    protected OneTimeTickets(Clock clock) {
        this.clock = clock;
    }

    /** A fresh ticket. */
    public String issue(P person) {
        Instant now = clock.instant();
        issued.values().removeIf(ticket -> ticket.isOver(now));
        String ticket = Secrets.next();
        issued.put(ticket, new Issued<>(person, now.plus(LIFETIME)));
        return ticket;
    }

    /** Takes a ticket out of the world; whom it was for, if it was still good. */
    public Optional<P> redeem(String ticket) {
        return Optional.ofNullable(issued.remove(ticket))
                .filter(found -> !found.isOver(clock.instant()))
                .map(Issued::person);
    }

    private record Issued<P>(P person, Instant until) {
        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }
}
