package de.medicalhub.video.door;

import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket session; what is sent waits in a short queue, so that a slow browser holds nobody up. */
final class SessionWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWire.class);
    private static final int LONGEST_QUEUE = 500;

    private final Session session;
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean closing;
    private CloseReason reason = new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, "");

    SessionWire(Session session) {
        this.session = session;
    }

    @Override
    public synchronized void send(JsonObject message) {
        if (closing || waiting.size() >= LONGEST_QUEUE) {
            return;
        }
        waiting.add(message.toString());
        sendNext();
    }

    @Override
    public synchronized void close(int code, String why) {
        if (closing) {
            return;
        }
        closing = true;
        reason = new CloseReason(CloseReason.CloseCodes.getCloseCode(code), why);
        sendNext();
    }

    @Override
    public void allowSilence(Duration duration) {
        session.setMaxIdleTimeout(duration.toMillis());
    }

    private void sendNext() {
        if (sending || !session.isOpen()) {
            return;
        }
        String next = waiting.poll();
        if (next != null) {
            sending = true;
            session.getAsyncRemote().sendText(next, result -> sent());
        } else if (closing) {
            closeSession();
        }
    }

    private synchronized void sent() {
        sending = false;
        sendNext();
    }

    private void closeSession() {
        try {
            session.close(reason);
        } catch (IOException e) {
            LOG.debug("A wire was gone before it was closed", e);
        }
    }
}
