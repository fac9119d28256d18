package de.medicalhub.video.conference.gateway;

import static de.medicalhub.video.nodes.gateway.TestNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.Attendee.Role;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.control.ConferenceHall;
import de.medicalhub.video.conference.control.ConferenceTickets;
import de.medicalhub.video.conference.control.MediaPool;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.gateway.PostgresNodes;
import de.medicalhub.video.nodes.gateway.TestNodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Conferences over two nodes that share a real PostgreSQL and one media server. */
@Timeout(90)
class ConferenceHallTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TestNodes NODES = new TestNodes();

    private final KurentoStandIn standIn = new KurentoStandIn();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Node> running = new ArrayList<>();
    private final PostgresConferences store = new PostgresConferences(NODES.database());
    private final NodeId self = NodeId.next();
    private final PostgresRooms rooms = new PostgresRooms(NODES.database(), self);
    private final ConferenceId id = store.open("Fortbildung", Instant.now(Clock.systemUTC()), false);
    private java.net.URI address = java.net.URI.create("ws://127.0.0.1:1/kurento");

    /** One node with all that it has. */
    private final class Node {
        final PostgresNodes wire = NODES.start();
        final PostgresRooms book = new PostgresRooms(NODES.database(), wire.self());
        final ConferenceTickets tickets = new ConferenceTickets();
        final KurentoMediaServer server = new KurentoMediaServer(
                address, SECOND.multipliedBy(3), Duration.ofMillis(200), Executors.defaultThreadFactory());
        final ConferenceHall hall = new ConferenceHall(new ConferenceHall.Parts(
                tickets,
                store,
                rooms,
                new MediaPool(List.of(server), book, 100),
                book,
                wire,
                name -> List.of(),
                Clock.systemUTC(),
                threads));

        Node() {
            server.begin();
            until(server::isUp);
            running.add(this);
        }

        /** As a kill of its process does: says nothing, renews nothing, its client is gone. */
        void kill() {
            running.remove(this);
            NODES.kill(wire);
            server.close();
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

    private MeetingPage enter(String name, Role role, Node node) {
        Attendee attendee = store.member(id, name, name, role);
        return new MeetingPage(attendee, "page-of-" + name, node.hall).enter(node.tickets, false);
    }

    /** Looks, as the timer does, until it is so. */
    private void eventually(java.util.function.BooleanSupplier condition) {
        until(() -> {
            running.forEach(node -> node.hall.look());
            running.forEach(node -> node.wire.beat());
            return condition.getAsBoolean();
        });
    }

    @Test
    @DisplayName("15: four people on two nodes hear of each other, offer and are answered")
    void fourOnTwoNodes() {
        Node one = new Node();
        Node two = new Node();
        List<MeetingPage> pages = List.of(
                enter("anna", Role.MODERATOR, one),
                enter("ben", Role.MEMBER, two),
                enter("carla", Role.GUEST, one),
                enter("dora", Role.GUEST, two));
        eventually(() -> pages.stream().allMatch(page -> page.people() == 4));
        eventually(() -> pages.stream().allMatch(page -> page.heard("answer").size() == 4));
        assertThat(standIn.objects.ofType("WebRtcEndpoint")).hasSize(16);
        assertThat(standIn.objects.ofType("MediaPipeline")).hasSize(1);
        assertThat(pages.get(1).heard("candidate")).isNotEmpty();
    }

    @Test
    @DisplayName(
            "15: the leading node is killed: within five seconds the other leads, the same ports stay, nobody clicks")
    void leaderDies() {
        Node one = new Node();
        Node two = new Node();
        MeetingPage anna = enter("anna", Role.MODERATOR, one);
        MeetingPage ben = enter("ben", Role.MEMBER, two);
        eventually(() -> ben.heard("answer").size() == 2 && anna.heard("answer").size() == 2);
        List<String> before = standIn.objects.ofType("WebRtcEndpoint").stream()
                .map(element -> element.id)
                .toList();
        int ledBefore = anna.heard("led").size();
        one.kill();
        long killed = System.nanoTime();
        anna.moveTo(two.hall, two.tickets);
        eventually(() -> ben.people() == 2 && anna.heard("led").size() > ledBefore);
        anna.say("\"type\":\"media\",\"microphone\":false,\"camera\":true");
        eventually(() -> ben.heard("people").stream()
                .anyMatch(told -> told.getJsonArray("people").stream()
                        .anyMatch(person -> !person.asJsonObject().getBoolean("microphone"))));
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(SECOND.multipliedBy(5));
        assertThat(standIn.objects.ofType("WebRtcEndpoint").stream().map(element -> element.id))
                .containsExactlyInAnyOrderElementsOf(before);
        MeetingPage carla = enter("carla", Role.GUEST, two);
        eventually(() -> carla.heard("answer").size() == 3);
        assertThat(standIn.objects.ofType("WebRtcEndpoint")).hasSize(9);
    }

    @Test
    @DisplayName(
            "15: all were on the node that is killed: the other one, on which nobody was, takes pipeline and ports up by their"
                    + " ids when they come, no browser offers anew, and it clears up in the end")
    void everybodyWasOnTheDeadNode() {
        Node one = new Node();
        Node two = new Node();
        List<MeetingPage> pages = List.of(enter("anna", Role.MODERATOR, one), enter("ben", Role.MEMBER, one));
        eventually(() -> pages.stream().allMatch(page -> page.heard("answer").size() == 2));
        List<String> before = standIn.objects.ids();
        List<Integer> ledBefore =
                pages.stream().map(page -> page.heard("led").size()).toList();
        one.kill();
        long killed = System.nanoTime();
        pages.forEach(page -> page.moveTo(two.hall, two.tickets));
        eventually(() -> pages.get(0).heard("led").size() > ledBefore.get(0)
                && pages.get(1).heard("led").size() > ledBefore.get(1)
                && pages.stream().allMatch(page -> page.people() == 2));
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(SECOND.multipliedBy(5));
        assertThat(standIn.objects.ids()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(pages).allMatch(page -> page.heard("answer").size() == 2);
        pages.forEach(page -> {
            page.say("\"type\":\"leave\"");
            page.goes();
        });
        eventually(() -> standIn.objects.ids().isEmpty());
    }

    @Test
    @DisplayName("the moderator silences, sends away for good, and ends; nobody else does while the moderator is there")
    void moderation() {
        Node one = new Node();
        MeetingPage anna = enter("anna", Role.MODERATOR, one);
        MeetingPage ben = enter("ben", Role.MEMBER, one);
        MeetingPage carla = enter("carla", Role.GUEST, one);
        eventually(() -> anna.people() == 3);
        ben.say("\"type\":\"end\"");
        assertThat(ben.problems()).contains("not-allowed");
        anna.say("\"type\":\"silence\",\"person\":\"" + carla.attendee.person() + "\"");
        assertThat(carla.heard("silenced")).hasSize(1);
        anna.say("\"type\":\"send-away\",\"person\":\"" + carla.attendee.person() + "\"");
        assertThat(carla.problems()).contains("sent-away");
        assertThat(carla.closedWith).isEqualTo(4003);
        eventually(() -> ben.people() == 2);
        anna.say("\"type\":\"end\"");
        assertThat(ben.heard("over")).hasSize(1);
        eventually(() -> standIn.objects.ofType("MediaPipeline").isEmpty());
        assertThat(store.find(id)).get().matches(stored -> stored.over());
    }

    @Test
    @DisplayName("19: who comes to a conference that goes through the relay only is told so, others are not")
    void relayOnly() {
        Node one = new Node();
        ConferenceId careful = store.open("Fortbildung", Instant.now(Clock.systemUTC()), true);
        Attendee guest = store.member(careful, "guest", "guest", Role.MEMBER);
        MeetingPage told = new MeetingPage(guest, "page-of-guest", one.hall).enter(one.tickets, false);
        assertThat(told.heard("welcome").get(0).getBoolean("relayOnly")).isTrue();
        MeetingPage anna = enter("anna", Role.MODERATOR, one);
        assertThat(anna.heard("welcome").get(0).getBoolean("relayOnly")).isFalse();
    }

    @Test
    @DisplayName("a stranger's word, and one that the protocol does not know, end the wire")
    void strangers() {
        Node one = new Node();
        Attendee nobody = store.member(id, "nobody", "nobody", Role.GUEST);
        MeetingPage page = new MeetingPage(nobody, "page-of-nobody", one.hall);
        page.say("\"type\":\"speaking\",\"speaks\":true");
        assertThat(page.closedWith).isEqualTo(1008);
        MeetingPage anna = enter("anna", Role.MODERATOR, one);
        anna.say("\"type\":\"offer\",\"from\":\"x\",\"attempt\":1,\"sdp\":\"\"");
        assertThat(anna.problems()).contains("malformed");
        assertThat(anna.closedWith).isEqualTo(1008);
    }

    @Test
    @DisplayName("a page that says more than 3,000 words in ten seconds ends its wire with them")
    void tooMuch() {
        Node one = new Node();
        MeetingPage anna = enter("anna", Role.MODERATOR, one);
        for (int word = 0; word < 3_000; word++) {
            anna.say("\"type\":\"ping\"");
        }
        assertThat(anna.closedWith).isEqualTo(1008);
    }

    @Test
    @DisplayName("10: two nodes never count more ports on a server than it carries")
    void countedTogether() {
        ConferenceId other = store.open("", Instant.now(Clock.systemUTC()), false);
        rooms.lead(id, self);
        rooms.lead(other, self);
        assertThat(rooms.reserve(id, "ws://counted", 6, 10)).isTrue();
        assertThat(rooms.reserve(other, "ws://counted", 5, 10)).isFalse();
        assertThat(rooms.reserve(other, "ws://counted", 4, 10)).isTrue();
        assertThat(rooms.reserve(id, "ws://counted", 5, 10)).isTrue();
        assertThat(rooms.load()).containsEntry("ws://counted", 9);
        rooms.released(id);
        rooms.released(other);
    }

    @Test
    @DisplayName("18: a conference is over after half a day at the latest, and forgotten in the end")
    void tidied() {
        Instant now = Instant.now(Clock.systemUTC());
        ConferenceId old = store.openForCase("case-1", "p", now.minus(Duration.ofHours(13)), false)
                .conference();
        store.tidy(now.minus(Duration.ofHours(12)), now.minus(Duration.ofDays(90)), now);
        assertThat(store.find(old)).get().matches(stored -> stored.over());
        ConferenceId next = store.openForCase("case-1", "p", now, false).conference();
        assertThat(next).isNotEqualTo(old);
        assertThat(store.openForCase("case-1", "p", now, false).conference()).isEqualTo(next);
        store.tidy(now, now.plusSeconds(1), now);
        assertThat(store.find(next)).isEmpty();
    }
}
