package de.medicalhub.video.conference.boundary;

import de.medicalhub.video.conference.control.ConferenceHall;
import de.medicalhub.video.conference.control.ConferenceMessages;
import de.medicalhub.video.door.Conversation;
import de.medicalhub.video.door.OwnOrigin;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.door.WireEndpoint;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

/** {@code /video/conference-ws}: open to everybody from our own pages; who shows no ticket is nobody. */
@Dependent
@ServerEndpoint(value = "/conference-ws", configurator = OwnOrigin.class)
public class ConferenceEndpoint extends WireEndpoint {
    @Inject
    private ConferenceHall hall;

    public ConferenceEndpoint() {
        super(ConferenceMessages.MOST_CHARACTERS);
    }

    @Override
    protected Conversation begin(Wire wire) {
        return hall.open(wire);
    }
}
