package de.medicalhub.video.signalling.boundary;

import de.medicalhub.video.door.Conversation;
import de.medicalhub.video.door.OwnOrigin;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.door.WireEndpoint;
import de.medicalhub.video.signalling.control.MessageReader;
import de.medicalhub.video.signalling.control.SlowLane;
import de.medicalhub.video.signalling.control.Switchboard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

/** {@code /video/ws}: open to everybody from our own pages; who shows no ticket is nobody. */
@Dependent
@ServerEndpoint(value = "/ws", configurator = OwnOrigin.class)
public class SignallingEndpoint extends WireEndpoint {
    @Inject
    private Switchboard switchboard;

    @Inject
    private SlowLane lane;

    public SignallingEndpoint() {
        super(MessageReader.MOST_CHARACTERS);
    }

    @Override
    protected Conversation begin(Wire wire) {
        return switchboard.open(wire, lane);
    }
}
