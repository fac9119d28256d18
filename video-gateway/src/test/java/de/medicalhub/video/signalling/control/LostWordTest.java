package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.nodes.Presence;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A node that does not hear the others for a while. */
class LostWordTest {
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final AppointmentId appointment = new AppointmentId("a");
    private final Tickets tickets = new Tickets(CLOCK);
    private final MemoryWaitingRooms waitingRooms = new MemoryWaitingRooms();
    private final Line line = new Line();
    private final Switchboard switchboard = new Switchboard(
            tickets,
            new FakeConsultations(),
            waitingRooms,
            name -> List.of(),
            quality -> {},
            CLOCK,
            new OtherNodes(line, new Nobody()));

    @Test
    @DisplayName("a call that ended on another node while this one did not hear it: nothing more is passed on here")
    void endedUnheard() {
        Browser patient = enter("page-patient", Side.PATIENT);
        patient.say("wait");
        Browser host = enter("page-host", Side.HOST);
        host.say("admit");
        patient.offerTo("page-host");
        assertThat(host.heard("description")).hasSize(1);
        line.hears = false;
        patient.offerTo("page-host");
        assertThat(host.heard("description")).hasSize(2);
        waitingRooms.end(appointment);
        patient.offerTo("page-host");
        assertThat(host.heard("description")).hasSize(2);
        assertThat(patient.last().getString("code")).isEqualTo("not-allowed");
        // as it does when words arrive again: first it looks, then it trusts what it knows
        switchboard.refreshAll();
        line.hears = true;
        patient.offerTo("page-host");
        assertThat(host.heard("description")).hasSize(2);
    }

    private Browser enter(String page, Side side) {
        return new Browser(switchboard, page).hello(tickets.issue(new Participant(appointment, side, side.code(), "")));
    }

    /** A node beside which there is no other. */
    static final class Line implements NodeWire {
        private final NodeId self = NodeId.next();
        private boolean hears = true;

        @Override
        public NodeId self() {
            return self;
        }

        @Override
        public boolean isHearing() {
            return hears;
        }

        @Override
        public void send(NodeId to, String topic, String body) {
            // there is nobody else
        }

        @Override
        public void sendAll(String topic, String body) {
            // there is nobody else
        }

        @Override
        public Set<NodeId> living() {
            return Set.of(self);
        }

        @Override
        public void onWord(String topic, BiConsumer<NodeId, String> listener) {
            // none comes
        }

        @Override
        public void onGap(Runnable listener) {
            // the test tells
        }
    }

    /** Nobody is on another node. */
    static final class Nobody implements Presence {
        private long turn;

        @Override
        public Arrival arrive(String room) {
            turn++;
            return new Arrival(turn, List.of());
        }

        @Override
        public void here(PresentPage page) {
            // nobody asks
        }

        @Override
        public void gone(PresentPage page) {
            // nobody asks
        }

        @Override
        public List<PresentPage> in(String room) {
            return List.of();
        }
    }
}
