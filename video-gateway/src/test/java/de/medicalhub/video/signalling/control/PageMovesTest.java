package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.nodes.gateway.PostgresNodes;
import de.medicalhub.video.nodes.gateway.TestNodes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
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
        there.announce(new Caller(patient, "page-patient", new Mute()));
        Browser page = new Browser(here, "page-patient").hello(tickets.issue(patient));
        there.announce(new Caller(patient, "page-patient", new Mute()));
        here.refresh(patient.appointment());
        assertThat(page.closedWith).isZero();
        assertThat(page.heard("problem")).isEmpty();
        page.say("ping");
        assertThat(page.last().getString("type")).isEqualTo("pong");
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
