package de.medicalhub.portal.live.control;

import de.medicalhub.portal.identity.SignedOut;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open streams of this node; a stream never outlives the sign-in that opened it (L5). */
@ApplicationScoped
public class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();

    /** One browser's stream. */
    public interface Stream {
        /** The session that opened it; empty for a bearer call. */
        String session();

        /** Says that it is still there, so that proxies keep it and lost browsers are noticed. */
        void heartbeat();

        void end();
    }

    public void add(Stream stream) {
        open.add(stream);
    }

    public void remove(Stream stream) {
        open.remove(stream);
    }

    public void heartbeat() {
        open.forEach(Streams::heartbeat);
    }

    private static void heartbeat(Stream stream) {
        try {
            stream.heartbeat();
        } catch (RuntimeException fault) {
            LOG.warn("A stream could not be kept awake ({})", fault.getClass().getName());
        }
    }

    /** Ends all, when the portal stops. */
    public void endAll() {
        open.forEach(Stream::end);
    }

    void signedOut(@Observes SignedOut event) {
        open.stream().filter(stream -> stream.session().equals(event.session())).forEach(Stream::end);
    }
}
