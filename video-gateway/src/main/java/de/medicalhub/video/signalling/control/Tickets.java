package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.Participant;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may open a connection in the next 30 seconds, once. Kept on this node: the proxy is sticky. */
@ApplicationScoped
public class Tickets {
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Clock clock;

    public Tickets() {
        // the machine's clock, not the moved one: a browser uses its ticket within real seconds
        this(Clock.systemUTC());
    }

    Tickets(Clock clock) {
        this.clock = clock;
    }

    /** A fresh ticket. */
    public String issue(Participant participant) {
        Instant now = clock.instant();
        issued.values().removeIf(ticket -> ticket.isOver(now));
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        issued.put(ticket, new Issued(participant, now.plus(LIFETIME)));
        return ticket;
    }

    /** Takes a ticket out of the world; whom it was for, if it was still good. */
    public Optional<Participant> redeem(String ticket) {
        return Optional.ofNullable(issued.remove(ticket))
                .filter(found -> !found.isOver(clock.instant()))
                .map(Issued::participant);
    }

    private record Issued(Participant participant, Instant until) {
        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }
}
