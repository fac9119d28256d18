package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two things that happen at once are told in one order to all. */
class ToldInOrderTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final Tickets tickets = new Tickets(CLOCK);
    private final MemoryWaitingRooms waitingRooms = new MemoryWaitingRooms();
    private final FakeConsultations consultations = new FakeConsultations();
    private final Switchboard switchboard =
            new Switchboard(tickets, consultations, waitingRooms, name -> List.of(), quality -> {}, CLOCK);

    @Test
    @DisplayName("rule 7: welcome is the first word, also when the room moves while somebody enters")
    void welcomeIsTheFirstWord() {
        Browser patient = patient();
        consultations.meanwhile = () -> patient.say("wait");
        Browser host = host();
        assertThat(host.heard.get(0).getString("type")).isEqualTo("welcome");
        assertThat(host.state()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("rule 7: how the room stood before is never told after how it stands now")
    void lastWordIsTheLatest() throws InterruptedException {
        Browser patient = patient();
        patient.say("wait");
        Browser host = host();
        Thread admitting = new Thread(() -> host.say("admit"));
        waitingRooms.meanwhile = () -> startAsFarAsItGets(admitting);
        patient();
        admitting.join();
        assertThat(host.state()).isEqualTo("in-call");
    }

    /** Runs beside us until it is done or has to wait for us. */
    private static void startAsFarAsItGets(Thread thread) {
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    private Browser patient() {
        return new Browser(switchboard, "page-patient")
                .hello(tickets.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", "")));
    }

    private Browser host() {
        return new Browser(switchboard, "page-host")
                .hello(tickets.issue(new Participant(APPOINTMENT, Side.HOST, "gp1", "Dr. gp1")));
    }
}
