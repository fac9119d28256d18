package de.medicalhub.video.conference.boundary;

import de.medicalhub.video.conference.control.ConferenceHall;
import de.medicalhub.video.conference.control.ConferenceLine;
import de.medicalhub.video.conference.control.ConferenceMessages;
import de.medicalhub.video.door.OwnOrigin;
import de.medicalhub.video.door.SessionWire;
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

/** {@code /video/conference-ws}: open to everybody from our own pages; who shows no ticket is nobody. */
@Dependent
@ServerEndpoint(value = "/conference-ws", configurator = OwnOrigin.class)
public class ConferenceEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ConferenceEndpoint.class);
    private static final String LINE = "medhub.conference.line";

    @Inject
    private ConferenceHall hall;

    @OnOpen
    public void opened(Session session) {
        session.setMaxTextMessageBufferSize(ConferenceMessages.MOST_CHARACTERS);
        session.getUserProperties().put(LINE, hall.open(new SessionWire(session)));
    }

    @OnMessage(maxMessageSize = ConferenceMessages.MOST_CHARACTERS)
    public void received(Session session, String text) {
        line(session).receive(text);
    }

    @OnClose
    public void closed(Session session) {
        line(session).closed();
    }

    @OnError
    public void failed(Session session, Throwable fault) {
        LOG.debug("A wire of a conference broke: {}", fault.getClass().getSimpleName());
    }

    private static ConferenceLine line(Session session) {
        return (ConferenceLine)
                Objects.requireNonNull(session.getUserProperties().get(LINE));
    }
}
