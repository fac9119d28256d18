package de.medicalhub.video.door;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket that anybody may open from our own pages; each wire gets a conversation, in which it is nobody at first. */
public abstract class WireEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(WireEndpoint.class);
    private static final String CONVERSATION = "medhub.conversation";

    private final int mostCharacters;

    /** Longer messages, in characters, end the wire (RFC 6455, code 1009). */
    protected WireEndpoint(int mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Somebody has opened that wire. */
    protected abstract Conversation begin(Wire wire);

    @OnOpen
    public void opened(Session session) {
        session.setMaxTextMessageBufferSize(mostCharacters);
        session.getUserProperties().put(CONVERSATION, begin(new SessionWire(session)));
    }

    @OnMessage
    public void received(Session session, String text) {
        conversation(session).receive(text);
    }

    @OnClose
    public void closed(Session session) {
        conversation(session).closed();
    }

    @OnError
    public void failed(Session session, Throwable fault) {
        LOG.debug("A wire broke: {}", fault.getClass().getSimpleName());
    }

    private static Conversation conversation(Session session) {
        return (Conversation) Objects.requireNonNull(session.getUserProperties().get(CONVERSATION));
    }
}
