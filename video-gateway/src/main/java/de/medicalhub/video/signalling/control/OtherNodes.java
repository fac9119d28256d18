package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.nodes.Presence;
import de.medicalhub.video.nodes.Presence.PresentPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;

/** People of a consultation whose pages are connected to other nodes: who they are, and a way to speak to them. */
@ApplicationScoped
public class OtherNodes {
    private static final String WAKE = "call-wake";
    private static final String WORD = "call-word";
    private static final String ROOM = "call/";

    private final NodeWire nodes;
    private final Presence presence;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected OtherNodes() {
        this(null, null);
    }

    @Inject
    public OtherNodes(NodeWire nodes, Presence presence) {
        this.nodes = nodes;
        this.presence = presence;
    }

    /** What is heard from other nodes goes there. */
    void bringTo(Switchboard here) {
        nodes.onWord(WAKE, (from, room) -> here.refresh(new AppointmentId(room)));
        nodes.onWord(WORD, (from, body) -> {
            JsonObject word = read(body);
            here.bring(
                    new AppointmentId(word.getString("room")),
                    word.getString("page"),
                    word.getJsonObject("message"),
                    word.getInt("closing"));
        });
        nodes.onGap(here::refreshAll);
    }

    /** Somebody is connected here. */
    void announce(Caller caller) {
        Participant participant = caller.participant();
        String about = Json.createObjectBuilder()
                .add("side", participant.side().name())
                .add("key", participant.key())
                .add("name", participant.name())
                .build()
                .toString();
        presence.here(new PresentPage(
                ROOM + participant.appointment(), caller.seat().name(), nodes.self(), caller.page(), about));
    }

    /** No longer. */
    void withdraw(Caller caller) {
        presence.gone(ROOM + caller.participant().appointment(), caller.seat().name());
    }

    /** Who of the consultation is connected elsewhere. */
    List<Caller> elsewhere(AppointmentId appointment) {
        return presence.in(ROOM + appointment).stream()
                .filter(page -> !page.node().equals(nodes.self()))
                .map(page -> caller(appointment, page))
                .toList();
    }

    /** Other nodes are to look how the room stands. */
    void wake(AppointmentId appointment) {
        nodes.sendAll(WAKE, appointment.value());
    }

    private Caller caller(AppointmentId appointment, PresentPage page) {
        JsonObject about = read(page.about());
        Participant participant = new Participant(
                appointment,
                Participant.Side.valueOf(about.getString("side")),
                about.getString("key"),
                about.getString("name"));
        return new Caller(participant, page.page(), new Remote(nodes, page.node(), appointment, page.page()));
    }

    private static JsonObject read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** The way to a page at another node; two of them to the same page are the same. */
    record Remote(NodeWire nodes, NodeId node, AppointmentId appointment, String page) implements Wire {
        @Override
        public void send(JsonObject message) {
            pass(message, 0);
        }

        @Override
        public void close(int code, String reason) {
            pass(Json.createObjectBuilder().add("reason", reason).build(), code);
        }

        @Override
        public void allowSilence(Duration duration) {
            // its own node looks after that
        }

        private void pass(JsonObject message, int closing) {
            nodes.send(
                    node,
                    WORD,
                    Json.createObjectBuilder()
                            .add("room", appointment.value())
                            .add("page", page)
                            .add("message", message)
                            .add("closing", closing)
                            .build()
                            .toString());
        }
    }
}
