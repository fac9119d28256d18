package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.nodes.Presence;
import de.medicalhub.video.nodes.gateway.PostgresNodes;
import de.medicalhub.video.nodes.gateway.TestNodes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page that goes from one node to another while its old node still believes in the old wire. */
@Timeout(90)
class PageMovesTest {
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);
    private static TestNodes nodes;

    private final Participant patient =
            new Participant(new AppointmentId(UUID.randomUUID().toString()), Side.PATIENT, "p", "");

    @BeforeAll
    static void database() {
        nodes = new TestNodes();
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @Test
    @DisplayName("what the old node says again of a page does not end the wire that it has on its new node")
    void oldNodeSpeaksAgain() {
        PostgresNodes old = nodes.start();
        PostgresNodes fresh = nodes.start();
        Tickets tickets = new Tickets(CLOCK);
        Switchboard here = new Switchboard(
                tickets,
                new FakeConsultations(),
                new MemoryWaitingRooms(),
                name -> List.of(),
                quality -> {},
                CLOCK,
                new OtherNodes(fresh, fresh));
        OtherNodes there = new OtherNodes(old, old);
        Caller dead = new Caller(patient, "page-patient", new Mute());
        there.announce(dead, there.arrive(patient.appointment()).turn());
        Browser page = new Browser(here, "page-patient").hello(tickets.issue(patient));
        there.announceAgain(dead);
        here.refresh(patient.appointment());
        assertThat(page.closedWith).isZero();
        assertThat(page.heard("problem")).isEmpty();
        page.say("ping");
        assertThat(page.last().getString("type")).isEqualTo("pong");
    }

    @Test
    @DisplayName(
            "the old node, to which no word came, lets go of the page as soon as it looks, though its wire is still open")
    void oldNodeLooks() {
        Node old = new Node(new Deaf(nodes.start()));
        Node fresh = new Node(nodes.start());
        Browser dead = old.enter("page-patient");
        Browser page = fresh.enter("page-patient");
        assertThat(dead.closedWith).isZero();
        old.switchboard.refresh(patient.appointment());
        assertThat(dead.closedWith).isEqualTo(4001);
        fresh.switchboard.refresh(patient.appointment());
        assertThat(page.closedWith).isZero();
        page.say("ping");
        assertThat(page.last().getString("type")).isEqualTo("pong");
    }

    @Test
    @DisplayName("who could not be announced has no seat: the same person enters another node as if nothing had been")
    void failedEntryLeavesNothing() {
        PostgresNodes wire = nodes.start();
        FailingPresence presence = new FailingPresence(wire);
        Node one = new Node(wire, presence);
        Node two = new Node(nodes.start());
        presence.fails = true;
        assertThat(one.enter("page-first1").closedWith).isEqualTo(1011);
        presence.fails = false;
        one.switchboard.tidy();
        Browser page = two.enter("page-second");
        assertThat(page.closedWith).isZero();
        assertThat(wire.in("call/" + patient.appointment())).hasSize(1);
    }

    private final class Node {
        final Tickets tickets = new Tickets(CLOCK);
        final Switchboard switchboard;

        Node(PostgresNodes wire) {
            this(wire, wire);
        }

        Node(Deaf wire) {
            this(wire, wire.node());
        }

        Node(NodeWire wire, Presence presence) {
            switchboard = new Switchboard(
                    tickets,
                    new FakeConsultations(),
                    new MemoryWaitingRooms(),
                    name -> List.of(),
                    quality -> {},
                    CLOCK,
                    new OtherNodes(wire, presence));
        }

        Browser enter(String page) {
            return new Browser(switchboard, page).hello(tickets.issue(patient));
        }
    }

    /** A node to which no word comes. */
    private record Deaf(PostgresNodes node) implements NodeWire {
        @Override
        public NodeId self() {
            return node.self();
        }

        @Override
        public void send(NodeId to, String topic, String body) {
            node.send(to, topic, body);
        }

        @Override
        public void sendAll(String topic, String body) {
            node.sendAll(topic, body);
        }

        @Override
        public Set<NodeId> living() {
            return node.living();
        }

        @Override
        public boolean isHearing() {
            // a line that is dead without an end
            return true;
        }

        @Override
        public void onWord(String topic, BiConsumer<NodeId, String> listener) {
            // none comes
        }

        @Override
        public void onGap(Runnable listener) {
            // nor is a gap noticed
        }
    }

    /** A database that takes what is said and does not answer any more. */
    private static final class FailingPresence implements Presence {
        private final PostgresNodes node;
        private boolean fails;

        private FailingPresence(PostgresNodes node) {
            this.node = node;
        }

        @Override
        public Arrival arrive(String room) {
            return node.arrive(room);
        }

        @Override
        public void here(PresentPage page) {
            node.here(page);
            answer();
        }

        @Override
        public void gone(PresentPage page) {
            answer();
            node.gone(page);
        }

        @Override
        public List<PresentPage> in(String room) {
            return node.in(room);
        }

        private void answer() {
            if (fails) {
                throw new HubException(ProblemKind.UNAVAILABLE, "The database does not answer.");
            }
        }
    }

    /** A wire that is dead and not noticed. */
    private static final class Mute implements Wire {
        @Override
        public void send(jakarta.json.JsonObject message) {
            // nobody hears it
        }

        @Override
        public void close(int code, String reason) {
            // nobody hears it
        }

        @Override
        public void allowSilence(java.time.Duration duration) {
            // it says nothing anyway
        }
    }
}
