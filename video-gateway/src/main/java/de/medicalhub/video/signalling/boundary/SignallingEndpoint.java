package de.medicalhub.video.signalling.boundary;

import de.medicalhub.video.signalling.control.Line;
import de.medicalhub.video.signalling.control.MessageReader;
import de.medicalhub.video.signalling.control.Switchboard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /video/ws}: open to everybody from our own pages; who shows no ticket is nobody. */
@Dependent
@ServerEndpoint(value = "/ws", configurator = OwnOriginConfigurator.class)
public class SignallingEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SignallingEndpoint.class);
    private static final String LINE = "medhub.line";

    @Inject
    private Switchboard switchboard;

    @OnOpen
    public void opened(Session session) {
        session.setMaxTextMessageBufferSize(MessageReader.MOST_CHARACTERS);
        session.getUserProperties().put(LINE, switchboard.open(new SessionConnection(session)));
    }

    @OnMessage(maxMessageSize = MessageReader.MOST_CHARACTERS)
    public void received(Session session, String text) {
        line(session).receive(text);
    }

    @OnClose
    public void closed(Session session) {
        line(session).closed();
    }

    @OnError
    public void failed(Session session, Throwable fault) {
        LOG.debug("A signalling connection broke: {}", fault.getClass().getSimpleName());
    }

    private static Line line(Session session) {
        return (Line) Objects.requireNonNull(session.getUserProperties().get(LINE));
    }
}
