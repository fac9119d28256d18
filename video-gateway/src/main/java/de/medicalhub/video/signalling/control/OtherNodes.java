package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.door.WireJson;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.nodes.Presence;
import de.medicalhub.video.nodes.Presence.PresentPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** People of a consultation whose pages are connected to other nodes: who they are, and a way to speak to them. */
@ApplicationScoped
public class OtherNodes {
    private static final String WAKE = "call-wake";
    private static final String WORD = "call-word";
    private static final String ROOM = "call/";

    private final NodeWire nodes;
    private final Presence presence;
    /** When each page that is connected here came, as a number that grows over all nodes. */
    private final Map<Caller, Long> turns = new ConcurrentHashMap<>();
    /** Who went while the database did not answer. */
    private final Set<PresentPage> left = ConcurrentHashMap.newKeySet();

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
            JsonObject word = WireJson.read(body);
            here.bring(
                    new AppointmentId(word.getString("room")),
                    word.getString("page"),
                    word.getJsonObject("message"),
                    word.getInt("closing"));
        });
        nodes.onGap(here::refreshAll);
    }

    /** What somebody finds who comes to a consultation just now: who is connected elsewhere, and their own turn. */
    record Arrival(long turn, List<Caller> elsewhere) {}

    Arrival arrive(AppointmentId appointment) {
        Presence.Arrival found = presence.arrive(ROOM + appointment);
        return new Arrival(found.turn(), elsewhere(appointment, found.pages()));
    }

    /**
     * Somebody has connected here just now.
     *
     * @param turn when they came
     */
    void announce(Caller caller, long turn) {
        turns.put(caller, turn);
        presence.here(page(caller));
    }

    /** Somebody is still connected here; takes no seat from whom came later to another node. */
    void announceAgain(Caller caller) {
        if (turns.containsKey(caller)) {
            presence.here(page(caller));
        }
    }

    /** Did that one, who is elsewhere, come after this one, who is here. */
    boolean isLater(Caller elsewhere, Caller here) {
        return elsewhere.wire() instanceof Remote remote && remote.turn() > turns.getOrDefault(here, Long.MAX_VALUE);
    }

    private PresentPage page(Caller caller) {
        Participant participant = caller.participant();
        String about = WireJson.object()
                .add("side", participant.side().name())
                .add("key", participant.key())
                .add("name", participant.name())
                .build()
                .toString();
        return new PresentPage(
                ROOM + participant.appointment(),
                caller.seat().name(),
                nodes.self(),
                caller.page(),
                about,
                turns.getOrDefault(caller, 0L));
    }

    /** No longer; what the database does not hear now it hears by {@link #settle}. */
    void withdraw(Caller caller) {
        if (!turns.containsKey(caller)) {
            return;
        }
        left.add(page(caller));
        turns.remove(caller);
        settle();
    }

    /** Somebody who has lost their seat to another page, and needs no turn any more. */
    void forget(Caller caller) {
        turns.remove(caller);
    }

    /** Says who has gone and was not said yet. */
    void settle() {
        for (PresentPage page : List.copyOf(left)) {
            presence.gone(page);
            left.remove(page);
        }
    }

    /** Who of the consultation is connected elsewhere. */
    List<Caller> elsewhere(AppointmentId appointment) {
        return elsewhere(appointment, presence.in(ROOM + appointment));
    }

    private List<Caller> elsewhere(AppointmentId appointment, List<PresentPage> present) {
        return present.stream()
                .filter(page -> !page.node().equals(nodes.self()))
                .map(page -> caller(appointment, page))
                .toList();
    }

    /** Is what other nodes say heard at the moment. */
    boolean areHeard() {
        return nodes.isHearing();
    }

    /** Other nodes are to look how the room stands. */
    void wake(AppointmentId appointment) {
        nodes.sendAll(WAKE, appointment.value());
    }

    private Caller caller(AppointmentId appointment, PresentPage page) {
        JsonObject about = WireJson.read(page.about());
        Participant participant = new Participant(
                appointment,
                Participant.Side.valueOf(about.getString("side")),
                about.getString("key"),
                about.getString("name"));
        return new Caller(
                participant, page.page(), new Remote(nodes, page.node(), appointment, page.page(), page.turn()));
    }

    /** The way to a page at another node; two of them to the same page are the same. */
    record Remote(NodeWire nodes, NodeId node, AppointmentId appointment, String page, long turn) implements Wire {
        @Override
        public void send(JsonObject message) {
            pass(message, 0);
        }

        @Override
        public void close(int code, String reason) {
            pass(WireJson.object().add("reason", reason).build(), code);
        }

        @Override
        public void allowSilence(Duration duration) {
            // its own node looks after that
        }

        private void pass(JsonObject message, int closing) {
            nodes.send(
                    node,
                    WORD,
                    WireJson.object()
                            .add("room", appointment.value())
                            .add("page", page)
                            .add("message", message)
                            .add("closing", closing)
                            .build()
                            .toString());
        }
    }
}
