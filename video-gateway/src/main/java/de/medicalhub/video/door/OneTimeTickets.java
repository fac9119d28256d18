package de.medicalhub.video.door;

import de.medicalhub.video.SessionEnded;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may open a wire in the next 30 seconds, once. Kept on this node: the proxy is sticky, and a page asks anew.
 *
 * @param <P> whom a ticket is for
 */
public abstract class OneTimeTickets<P> {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private static final int POLICY = 1008;

    private final Map<String, Issued<P>> issued = new ConcurrentHashMap<>();
    /** Which wires were opened from which session; a wire that is gone is forgotten with it. */
    private final Map<Wire, String> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    private final Clock clock;

    protected OneTimeTickets() {
        // the machine's clock, not the moved one: a browser uses its ticket within real seconds
        this(Clock.systemUTC());
    }

    protected OneTimeTickets(Clock clock) {
        this.clock = clock;
    }

    /** A fresh ticket for somebody without a session. */
    public String issue(P person) {
        return issue(person, "");
    }

    /** A fresh ticket; its wire ends with that session. */
    public String issue(P person, String session) {
        Instant now = clock.instant();
        issued.values().removeIf(ticket -> ticket.isOver(now));
        String ticket = Secrets.next();
        issued.put(ticket, new Issued<>(person, session, now.plus(LIFETIME)));
        return ticket;
    }

    /** Takes a ticket out of the world, shown on that wire; whom it was for, if it was still good. */
    public Optional<P> redeem(String ticket, Wire wire) {
        Optional<Issued<P>> found =
                Optional.ofNullable(issued.remove(ticket)).filter(known -> !known.isOver(clock.instant()));
        found.map(Issued::session)
                .filter(session -> !session.isEmpty())
                .ifPresent(session -> sessions.put(wire, session));
        return found.map(Issued::person);
    }

    /** Whoever signs out speaks no more: neither with tickets that they have yet, nor on wires that are open. */
    public void signedOut(@Observes SessionEnded session) {
        issued.values().removeIf(ticket -> ticket.session().equals(session.session()));
        List<Wire> open;
        synchronized (sessions) {
            open = sessions.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(session.session()))
                    .map(Map.Entry::getKey)
                    .toList();
            open.forEach(sessions::remove);
        }
        open.forEach(wire -> wire.close(POLICY, "signed-out"));
    }

    private record Issued<P>(P person, String session, Instant until) {
        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }
}
