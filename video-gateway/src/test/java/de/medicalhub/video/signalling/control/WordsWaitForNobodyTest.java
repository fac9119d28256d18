package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.waitingroom.RoomState;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What asks the database takes its time, and the words of a running call do not wait for it. */
@Timeout(30)
class WordsWaitForNobodyTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final Tickets tickets = new Tickets(CLOCK);
    private final MemoryWaitingRooms waitingRooms = new MemoryWaitingRooms();
    private final Switchboard switchboard =
            new Switchboard(tickets, new FakeConsultations(), waitingRooms, name -> List.of(), quality -> {}, CLOCK);
    /** What waits on the slow lane. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private final Browser patient = new Browser(switchboard, "page-patient", waiting::add);
    private final Browser host = new Browser(switchboard, "page-host", waiting::add);

    @Test
    @DisplayName("words pass while somebody comes, a sign of life is written down and another one's words are read")
    void wordsPass() {
        call();
        patient.say("ping");
        Browser relative = new Browser(switchboard, "page-relative", waiting::add)
                .hello(tickets.issue(new Participant(APPOINTMENT, Side.RELATIVE, "r", "")));
        assertThat(patient.last().getString("type")).isEqualTo("pong");
        host.offerTo("page-patient");
        assertThat(patient.last().getString("type")).isEqualTo("description");
        assertThat(relative.heard).isEmpty();
        settle();
        assertThat(relative.heard.get(0).getString("type")).isEqualTo("welcome");
    }

    @Test
    @DisplayName("words pass while the database is asked how their own room stands")
    void roomIsFree() {
        call();
        AtomicBoolean passed = new AtomicBoolean();
        waitingRooms.meanwhile = () -> {
            Thread speaking = new Thread(() -> host.offerTo("page-patient"));
            speaking.start();
            join(speaking);
            passed.set(patient.last().getString("type").equals("description"));
        };
        switchboard.tell(APPOINTMENT);
        assertThat(passed).isTrue();
    }

    @Test
    @DisplayName("what a page says is heard in its order: leaving before going, a word behind what it waited for")
    void order() {
        come(patient, Side.PATIENT);
        patient.say("wait");
        settle();
        assertThat(waitingRooms.get(APPOINTMENT).state()).isEqualTo(RoomState.WAITING);
        patient.say("chat", "\"text\":\"Ich muss gehen.\"");
        patient.say("leave");
        patient.goes();
        settle();
        assertThat(waitingRooms.get(APPOINTMENT).state()).isEqualTo(RoomState.OPEN);
        assertThat(patient.heard("chat")).hasSize(1);
        assertThat(patient.heard("problem")).isEmpty();
    }

    @Test
    @DisplayName("who is gone before they were greeted takes no seat")
    void goneBefore() {
        patient.hello(tickets.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", "")));
        patient.goes();
        settle();
        assertThat(patient.heard).isEmpty();
    }

    @Test
    @DisplayName("who has said hello and waits for the lane is not cut off as silent")
    void waitingIsNoSilence() {
        assertThat(patient.mayBeSilent).isEqualTo(Duration.ofSeconds(10));
        patient.hello(tickets.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", "")));
        assertThat(patient.heard).isEmpty();
        assertThat(patient.mayBeSilent).isEqualTo(Duration.ofSeconds(60));
        settle();
        assertThat(patient.mayBeSilent).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    @DisplayName(
            "signs of life take no place on the lane, each is answered at once, and they are written down together")
    void signsOfLife() {
        call();
        int answered = patient.heard("pong").size();
        for (int sign = 0; sign < 30; sign++) {
            patient.say("ping");
        }
        host.say("ping");
        assertThat(waiting).isEmpty();
        assertThat(patient.heard("pong")).hasSize(answered + 30);
        int before = waitingRooms.writes;
        switchboard.noteSigns();
        switchboard.noteSigns();
        assertThat(waitingRooms.writes).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("a sign of life that the database did not take is written down when it answers again")
    void signsAreKept() {
        call();
        waitingRooms.now = FakeConsultations.NINE.plusSeconds(61);
        waitingRooms.releaseAbsent().forEach(switchboard::tell);
        assertThat(patient.state()).isEqualTo("away");
        patient.say("ping");
        waitingRooms.away = true;
        assertThatThrownBy(switchboard::noteSigns).isInstanceOf(IllegalStateException.class);
        waitingRooms.away = false;
        switchboard.noteSigns();
        assertThat(patient.state()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("who finds the lane full is told so, has taken no seat, and comes in when they come again")
    void full() {
        Executor full = work -> {
            throw new RejectedExecutionException("too many come");
        };
        Browser late = new Browser(switchboard, "page-late", waiting::add, full);
        late.hello(tickets.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", "")));
        assertThat(late.last().getString("code")).isEqualTo("busy");
        assertThat(late.closedWith).isEqualTo(1013);
        settle();
        come(patient, Side.PATIENT);
        assertThat(patient.heard("welcome")).hasSize(1);
    }

    @Test
    @DisplayName("a sign of life that comes while its page is being greeted is answered too")
    void signWhileGreeted() {
        patient.hello(tickets.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", "")));
        patient.say("ping");
        assertThat(patient.heard("pong")).isEmpty();
        settle();
        assertThat(patient.heard("pong")).hasSize(1);
    }

    @Test
    @DisplayName("an error takes the word that met it, and not what its page says later")
    void error() {
        come(patient, Side.PATIENT);
        waitingRooms.meanwhile = () -> {
            throw new StackOverflowError("as a library would");
        };
        patient.say("wait");
        patient.say("leave");
        assertThatThrownBy(this::settle).isInstanceOf(StackOverflowError.class);
        settle();
        assertThat(waitingRooms.get(APPOINTMENT).state()).isEqualTo(RoomState.OPEN);
        patient.say("wait");
        settle();
        assertThat(waitingRooms.get(APPOINTMENT).state()).isEqualTo(RoomState.WAITING);
    }

    private void call() {
        come(patient, Side.PATIENT);
        come(host, Side.HOST);
        patient.say("wait");
        settle();
        host.say("admit");
        settle();
        assertThat(patient.state()).isEqualTo("in-call");
    }

    private void come(Browser page, Side side) {
        page.hello(tickets.issue(new Participant(APPOINTMENT, side, side == Side.HOST ? "gp1" : "p", "")));
        settle();
    }

    private void settle() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
