package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.door.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may open a wire in the next 30 seconds, once. Kept on this node: the proxy is sticky, and a page asks anew. */
@ApplicationScoped
public class ConferenceTickets {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    // the machine's clock, not the moved one: a browser uses its ticket within real seconds
    private final Clock clock = Clock.systemUTC();

    /** A fresh ticket. */
    public String issue(Attendee attendee) {
        Instant now = clock.instant();
        issued.values().removeIf(ticket -> ticket.isOver(now));
        String ticket = Secrets.next();
        issued.put(ticket, new Issued(attendee, now.plus(LIFETIME)));
        return ticket;
    }

    Optional<Attendee> redeem(String ticket) {
        return Optional.ofNullable(issued.remove(ticket))
                .filter(found -> !found.isOver(clock.instant()))
                .map(Issued::attendee);
    }

    private record Issued(Attendee attendee, Instant until) {
        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }
}
