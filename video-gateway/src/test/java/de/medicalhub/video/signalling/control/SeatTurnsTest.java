package de.medicalhub.video.signalling.control;

import static de.medicalhub.video.nodes.gateway.TestNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.nodes.Presence;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages of one person that come one after the other, or at once, for the same seat. */
@Timeout(60)
class SeatTurnsTest {
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final Participant patient = new Participant(new AppointmentId("a"), Side.PATIENT, "p", "");

    @Test
    @DisplayName("a page that was replaced by the next one of its person is forgotten, and never said to be here again")
    void replacedPage() {
        Told told = new Told();
        OtherNodes others = new OtherNodes(new LostWordTest.Line(), told);
        Tickets tickets = new Tickets(CLOCK);
        Switchboard switchboard = new Switchboard(
                tickets,
                new FakeConsultations(),
                new MemoryWaitingRooms(),
                name -> List.of(),
                quality -> {},
                CLOCK,
                others);
        Browser before = new Browser(switchboard, "page-before").hello(tickets.issue(patient));
        Browser after = new Browser(switchboard, "page-after").hello(tickets.issue(patient));
        assertThat(before.closedWith).isEqualTo(4001);
        others.announceAgain(new Caller(patient, "page-before", before));
        assertThat(told.here).containsExactly("page-before", "page-after");
        others.announceAgain(new Caller(patient, "page-after", after));
        assertThat(told.here).containsExactly("page-before", "page-after", "page-after");
    }

    @Test
    @DisplayName("of two pages that come at once the second takes no turn before the first has its seat")
    void atOnce() throws InterruptedException {
        CallRoom room = new CallRoom();
        AtomicInteger turns = new AtomicInteger();
        Supplier<List<Caller>> nobody = () -> {
            turns.incrementAndGet();
            return List.of();
        };
        Caller later = new Caller(patient, "page-later", new Greeted(() -> {}));
        Thread second =
                new Thread(() -> room.add(later, JsonValue.EMPTY_JSON_OBJECT, nobody, (elsewhere, here) -> false));
        List<Integer> seen = new ArrayList<>();
        Wire wire = new Greeted(() -> {
            second.start();
            until(() -> second.getState() == Thread.State.BLOCKED);
            seen.add(turns.get());
        });
        room.add(
                new Caller(patient, "page-first1", wire),
                JsonValue.EMPTY_JSON_OBJECT,
                nobody,
                (elsewhere, here) -> false);
        second.join();
        assertThat(seen.get(0)).isEqualTo(1);
        assertThat(turns).hasValue(2);
        assertThat(room.holds(later)).isTrue();
    }

    /** Remembers which pages it was told of. */
    private static final class Told implements Presence {
        private final List<String> here = new ArrayList<>();
        private long turn;

        @Override
        public Arrival arrive(String room) {
            turn++;
            return new Arrival(turn, List.of());
        }

        @Override
        public void here(PresentPage page) {
            here.add(page.page());
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

    /** Something happens while the page is told the first thing. */
    private static final class Greeted implements Wire {
        private final Runnable meanwhile;
        private boolean greeted;

        private Greeted(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public void send(JsonObject message) {
            if (!greeted) {
                greeted = true;
                meanwhile.run();
            }
        }

        @Override
        public void close(int code, String reason) {
            // nobody hears it
        }

        @Override
        public void allowSilence(Duration duration) {
            // it says nothing anyway
        }
    }
}
