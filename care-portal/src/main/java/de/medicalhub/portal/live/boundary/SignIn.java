package de.medicalhub.portal.live.boundary;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sign-in that has opened a stream, as the stream's own request sees it. */
final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Optional<HttpSession> session;
    private final String id;

    /** @param session empty for a bearer call, whose token is looked at each time */
    SignIn(Optional<HttpSession> session) {
        this.session = session;
        id = session.map(HttpSession::getId).orElse("");
    }

    String id() {
        return id;
    }

    /**
     * Whether it has ended meanwhile: signed out elsewhere, or expired. The stream's request lets go of the session then; otherwise
     * the container would hand it to CDI when the stream ends, which logs an error about a session that is none any more.
     */
    boolean isOver() {
        return session.filter(SignIn::isOver).isPresent();
    }

    /** Reading an attribute asks the session itself, and does not prolong it. */
    private static boolean isOver(HttpSession session) {
        try {
            session.getAttribute(SignIn.class.getName());
            return false;
        } catch (IllegalStateException over) {
            letGo(session);
            return true;
        }
    }

    private static void letGo(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException already) {
            LOG.debug("Ended by another request", already);
        }
    }
}
