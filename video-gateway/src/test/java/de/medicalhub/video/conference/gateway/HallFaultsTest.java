package de.medicalhub.video.conference.gateway;

import static de.medicalhub.video.nodes.gateway.TestNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.Attendee.Role;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.control.ConferenceHall;
import de.medicalhub.video.conference.control.ConferenceLeases;
import de.medicalhub.video.conference.control.ConferenceTickets;
import de.medicalhub.video.conference.control.MediaPool;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.gateway.PostgresNodes;
import de.medicalhub.video.nodes.gateway.TestNodes;
import de.medicalhub.video.relay.IceServer;
import de.medicalhub.video.relay.Relay;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may go wrong around a conference, over nodes that share a real PostgreSQL and one media server. */
@Timeout(90)
class HallFaultsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TestNodes NODES = new TestNodes();

    private final KurentoStandIn standIn = new KurentoStandIn();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Node> running = new ArrayList<>();
    private final PostgresConferences store = new PostgresConferences(NODES.database());
    private final PostgresRooms rooms = new PostgresRooms(NODES.database(), NodeId.next());
    private final ConferenceId id = store.open("Fortbildung", now(), false);
    private URI address = URI.create("ws://127.0.0.1:1/kurento");

    /** One node with all that it has. */
    private final class Node implements ConferenceLeases, Relay {
        final PostgresNodes wire = NODES.start();
        final PostgresRooms book = new PostgresRooms(NODES.database(), wire.self());
        final ConferenceTickets tickets = new ConferenceTickets();
        final KurentoMediaServer server = new KurentoMediaServer(
                address, SECOND.multipliedBy(3), Duration.ofMillis(200), Executors.defaultThreadFactory());
        final ConferenceHall hall = new ConferenceHall(new ConferenceHall.Parts(
                tickets,
                store,
                this,
                new MediaPool(List.of(server), book, 100),
                book,
                wire,
                this,
                Clock.systemUTC(),
                threads));
        /** Happens once, after the leases were renewed and before the answer is used. */
        Runnable meanwhile = () -> {};

        boolean databaseAway;
        boolean relayAway;

        Node() {
            server.begin();
            until(server::isUp);
            running.add(this);
        }

        MeetingPage enter(String name, Role role) {
            return page(name, role).enter(tickets, false);
        }

        MeetingPage page(String name, Role role) {
            Attendee attendee = store.member(id, name, name, role);
            return new MeetingPage(attendee, "page-of-" + name, hall);
        }

        void kill() {
            running.remove(this);
            NODES.kill(wire);
            server.close();
        }

        @Override
        public Optional<NodeId> lead(ConferenceId conference, NodeId self) {
            if (databaseAway) {
                throw new HubException(ProblemKind.UNAVAILABLE, "away");
            }
            return rooms.lead(conference, self);
        }

        @Override
        public Set<ConferenceId> renew(NodeId self, Set<ConferenceId> led) {
            Set<ConferenceId> still = rooms.renew(self, led);
            Runnable once = meanwhile;
            meanwhile = () -> {};
            once.run();
            return still;
        }

        @Override
        public void release(ConferenceId conference, NodeId self) {
            rooms.release(conference, self);
        }

        @Override
        public List<IceServer> serversFor(String name) {
            if (relayAway) {
                throw new HubException(ProblemKind.UNAVAILABLE, "away");
            }
            return List.of(new IceServer(List.of("turn:relay.example"), name, "secret"));
        }

        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(10);
        }

        @Override
        public boolean isOnly() {
            return true;
        }
    }

    @AfterAll
    static void end() {
        NODES.close();
    }

    @BeforeEach
    void begin() {
        address = standIn.begin();
    }

    @AfterEach
    void stop() {
        List.copyOf(running).forEach(Node::kill);
        threads.shutdownNow();
        standIn.stop();
    }

    private static Instant now() {
        return Instant.now(Clock.systemUTC());
    }

    /** Looks, as the timer does, until it is so. */
    private void eventually(BooleanSupplier condition) {
        until(() -> {
            running.forEach(node -> node.hall.look());
            running.forEach(node -> node.wire.beat());
            return condition.getAsBoolean();
        });
    }

    @Test
    @DisplayName("15: who comes while the leases are renewed keeps their room")
    void comesWhileLeasesAreRenewed() {
        Node one = new Node();
        MeetingPage anna = one.page("anna", Role.MODERATOR);
        one.meanwhile = () -> anna.enter(one.tickets, false);
        one.hall.look();
        eventually(() -> anna.heard("answer").size() == 1);
        anna.say("\"type\":\"media\",\"microphone\":false,\"camera\":true");
        assertThat(anna.heard("people").toString()).contains("\"microphone\":false");
    }

    @Test
    @DisplayName("15: a room that everybody left is given up: another node may lead it, nothing stays on the server")
    void givenUp() {
        Node one = new Node();
        MeetingPage anna = one.enter("anna", Role.MODERATOR);
        eventually(() -> anna.heard("answer").size() == 1);
        anna.say("\"type\":\"leave\"");
        anna.goes();
        NodeId other = NodeId.next();
        eventually(() -> rooms.lead(id, other).filter(other::equals).isPresent());
        assertThat(standIn.objects.ofType("MediaPipeline")).isEmpty();
        rooms.release(id, other);
        MeetingPage again = one.enter("anna", Role.MODERATOR);
        eventually(() -> again.people() == 1 && again.heard("answer").size() == 1);
    }

    @Test
    @DisplayName(
            "18: a conference that was ended or erased elsewhere is over for all, and leaves nothing on the server")
    void endedElsewhere() {
        Node one = new Node();
        Node two = new Node();
        MeetingPage anna = one.enter("anna", Role.MODERATOR);
        MeetingPage ben = two.enter("ben", Role.MEMBER);
        eventually(() -> anna.people() == 2 && ben.heard("answer").size() == 2);
        store.tidy(now(), now().plusSeconds(60), now());
        assertThat(store.find(id)).isEmpty();
        eventually(() -> anna.closedWith == 4003 && ben.closedWith == 4003);
        assertThat(anna.heard("over")).hasSize(1);
        assertThat(ben.heard("over")).hasSize(1);
        eventually(() -> standIn.objects.ofType("MediaPipeline").isEmpty());
    }

    @Test
    @DisplayName("16: who was sent away comes back neither with a ticket taken before nor by asking anew")
    void sentAwayForGood() {
        Node one = new Node();
        MeetingPage anna = one.enter("anna", Role.MODERATOR);
        MeetingPage ben = one.enter("ben", Role.MEMBER);
        eventually(() -> anna.people() == 2);
        anna.say("\"type\":\"send-away\",\"person\":\"" + ben.attendee.person() + "\"");
        assertThat(ben.closedWith).isEqualTo(4003);
        MeetingPage back = one.enter("ben", Role.MEMBER);
        assertThat(back.closedWith).isEqualTo(4000);
        assertThat(back.heard("welcome")).isEmpty();
    }

    @Test
    @DisplayName("8 and 15: who was on a node that died, and does not come back, is gone; who is on the others stays")
    void followerDies() {
        Node one = new Node();
        Node two = new Node();
        MeetingPage anna = one.enter("anna", Role.MODERATOR);
        eventually(() -> anna.people() == 1);
        MeetingPage ben = two.enter("ben", Role.MEMBER);
        eventually(() -> anna.people() == 2 && ben.people() == 2);
        two.kill();
        eventually(() -> anna.people() == 1);
        assertThat(anna.closedWith).isZero();
    }

    @Test
    @DisplayName("15: a node that had counted as gone brings its people in again")
    void comesBackFromTheDead() {
        Node one = new Node();
        Node two = new Node();
        MeetingPage anna = one.enter("anna", Role.MODERATOR);
        eventually(() -> anna.people() == 1);
        MeetingPage ben = two.enter("ben", Role.MEMBER);
        eventually(() -> anna.people() == 2);
        int ledBefore = ben.heard("led").size();
        forget(two);
        two.wire.beat();
        eventually(() -> ben.heard("led").size() > ledBefore && anna.people() == 2);
    }

    private static void forget(Node node) {
        try (var connection = NODES.database().getConnection();
                var statement = connection.prepareStatement("delete from node where id = ?")) {
            statement.setString(1, node.wire.self().value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("who comes while the database is away keeps no dead wire, and is let in when they come again")
    void databaseAway() {
        Node one = new Node();
        one.databaseAway = true;
        MeetingPage anna = one.enter("anna", Role.MODERATOR);
        assertThat(anna.closedWith).isEqualTo(1011);
        one.databaseAway = false;
        MeetingPage again = one.enter("anna", Role.MODERATOR);
        eventually(() -> again.people() == 1);
        assertThat(anna.heard("people")).isEmpty();
    }

    @Test
    @DisplayName("who cannot be greeted takes no seat: the page that has it keeps it")
    void notGreeted() {
        Node one = new Node();
        MeetingPage anna = one.enter("anna", Role.MODERATOR);
        one.relayAway = true;
        assertThat(one.enter("anna", Role.MODERATOR).closedWith).isEqualTo(1011);
        assertThat(anna.closedWith).isZero();
    }

    @Test
    @DisplayName("19: fresh ways to the relay are given whenever a page asks, and whether it is the only way is said")
    void freshRelay() {
        Node one = new Node();
        MeetingPage anna = one.enter("anna", Role.MODERATOR);
        assertThat(anna.heard("welcome").get(0).getBoolean("relayOnly")).isTrue();
        anna.say("\"type\":\"relay\"");
        assertThat(anna.heard("relay")).hasSize(1);
        assertThat(anna.heard("relay").get(0).getInt("lifetime")).isEqualTo(600);
        assertThat(anna.heard("relay").get(0).getJsonArray("iceServers"))
                .isNotEqualTo(anna.heard("welcome").get(0).getJsonArray("iceServers"));
    }
}
