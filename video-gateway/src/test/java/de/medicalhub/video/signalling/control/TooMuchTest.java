package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A page that says more than pages do, or more at once, is sent off; the others notice nothing. */
class TooMuchTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);
    private static final int MOST = 300;

    private final Tickets tickets = new Tickets(CLOCK);
    private final Switchboard switchboard = new Switchboard(
            tickets, new FakeConsultations(), new MemoryWaitingRooms(), name -> List.of(), quality -> {}, CLOCK);

    @Test
    @DisplayName("rule 2: the 301st message within ten seconds ends the wire, and it alone")
    void tooMany() {
        Browser patient = enter("page-patient", Side.PATIENT);
        Browser host = enter("page-host", Side.HOST);
        for (int message = 1; message < MOST; message++) {
            patient.say("ping");
        }
        assertThat(patient.closedWith).isZero();
        patient.say("ping");
        assertThat(patient.heard("problem").get(0).getString("code")).isEqualTo("too-many");
        assertThat(patient.closedWith).isEqualTo(1008);
        assertThat(host.closedWith).isZero();
        host.say("ping");
        assertThat(host.last().getString("type")).isEqualTo("pong");
    }

    @Test
    @DisplayName("rule 2: ten seconds later it is counted anew")
    void countedAnew() {
        AtomicReference<Instant> now = new AtomicReference<>(FakeConsultations.NINE);
        MessageLimit limit = new MessageLimit(new DelegatingClock(now::get));
        for (int message = 0; message < MOST; message++) {
            assertThat(limit.allows()).isTrue();
        }
        now.set(FakeConsultations.NINE.plusMillis(9_999));
        assertThat(limit.allows()).isFalse();
        now.set(FakeConsultations.NINE.plusSeconds(10));
        assertThat(limit.allows()).isTrue();
    }

    @Test
    @DisplayName("rule 2: a message of more than 64 Ki characters ends the wire")
    void tooLarge() {
        Browser patient = enter("page-patient", Side.PATIENT);
        patient.say("chat", "\"text\":\"" + "a".repeat(MessageReader.MOST_CHARACTERS) + "\"");
        assertThat(patient.heard("problem").get(0).getString("code")).isEqualTo("too-large");
        assertThat(patient.closedWith).isEqualTo(1008);
    }

    private Browser enter(String page, Side side) {
        return new Browser(switchboard, page).hello(tickets.issue(new Participant(APPOINTMENT, side, side.code(), "")));
    }
}
