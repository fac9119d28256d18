package de.medicalhub.video.signalling.control;

import static de.medicalhub.video.nodes.gateway.TestNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.nodes.gateway.PostgresNodes;
import de.medicalhub.video.nodes.gateway.TestNodes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two people of one consultation on two nodes that share a real PostgreSQL. */
@Timeout(90)
class TwoNodesTest {
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);
    private static TestNodes nodes;

    private final AppointmentId appointment =
            new AppointmentId(UUID.randomUUID().toString());
    private final MemoryWaitingRooms waitingRooms = new MemoryWaitingRooms();
    private final Node one = new Node();
    private final Node two = new Node();

    private final class Node {
        final PostgresNodes wire = nodes.start();
        final Tickets tickets = new Tickets(CLOCK);
        final Switchboard switchboard = new Switchboard(
                tickets,
                new FakeConsultations(),
                waitingRooms,
                name -> List.of(),
                quality -> {},
                CLOCK,
                new OtherNodes(wire, wire));

        Browser patient(String page) {
            return enter(page, Side.PATIENT, "p");
        }

        Browser host(String page, String user) {
            return enter(page, Side.HOST, user);
        }

        private Browser enter(String page, Side side, String key) {
            return new Browser(switchboard, page)
                    .hello(tickets.issue(new Participant(appointment, side, key, side + " " + key)));
        }
    }

    @BeforeAll
    static void database() {
        nodes = new TestNodes();
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @Test
    @DisplayName("host and patient on two nodes: each hears of the other, is let in, and gets what the other says")
    void twoNodes() {
        Browser patient = one.patient("page-patient");
        patient.say("wait");
        Browser host = two.host("page-host", "gp1");
        assertThat(host.state()).isEqualTo("waiting");
        until(() -> patient.last().toString().contains("page-host"));
        host.say("admit");
        until(() -> patient.state().equals("in-call"));
        patient.offerTo("page-host");
        until(() -> host.heard("description").size() == 1);
        assertThat(host.last().getString("from")).isEqualTo("page-patient");
        host.say("end");
        until(() -> patient.state().equals("ended"));
    }

    @Test
    @DisplayName("5: another host is refused on another node too, the same person takes over from there")
    void oneSeatForAllNodes() {
        Browser first = one.host("page-first", "gp1");
        Browser second = two.host("page-second", "gp2");
        assertThat(second.closedWith).isEqualTo(4002);
        Browser again = two.host("page-again", "gp1");
        until(() -> first.closedWith == 4001);
        assertThat(again.closedWith).isZero();
        assertThat(again.state()).isEqualTo("open");
    }

    @Test
    @DisplayName("the node under one of them is killed: on the other node the same page goes on within five seconds")
    void nodeDies() {
        Browser patient = one.patient("page-patient");
        patient.say("wait");
        Browser host = two.host("page-host", "gp1");
        host.say("admit");
        until(() -> patient.state().equals("in-call"));
        nodes.kill(one.wire);
        long killed = System.nanoTime();
        Browser back = two.patient("page-patient");
        assertThat(back.state()).isEqualTo("in-call");
        host.offerTo("page-patient");
        assertThat(back.heard("description")).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("who does not come back from a killed node is said to be away")
    void whoDoesNotComeBack() {
        one.patient("page-patient").say("wait");
        Browser host = two.host("page-host", "gp1");
        assertThat(host.last().toString()).contains("page-patient");
        nodes.kill(one.wire);
        until(() -> {
            two.wire.beat();
            return !host.last().toString().contains("page-patient");
        });
    }
}
