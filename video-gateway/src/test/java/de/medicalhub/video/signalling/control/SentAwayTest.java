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

class SentAwayTest {
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final Tickets tickets = new Tickets(CLOCK);
    private final FakeConsultations consultations = new FakeConsultations();
    private final Switchboard switchboard =
            new Switchboard(tickets, consultations, new MemoryWaitingRooms(), name -> List.of(), quality -> {}, CLOCK);

    @Test
    @DisplayName("a guest who was sent away does not come back with a ticket that they had taken before")
    void ticketTakenBefore() {
        Browser host = new Browser(switchboard, "page-host").hello(tickets.issue(person(Side.HOST)));
        Browser guest = new Browser(switchboard, "page-guest").hello(tickets.issue(person(Side.RELATIVE)));
        String second = tickets.issue(person(Side.RELATIVE));
        host.say("dismiss", "\"to\":\"page-guest\"");
        assertThat(guest.closedWith).isEqualTo(4003);
        Browser back = new Browser(switchboard, "page-back1").hello(second);
        assertThat(back.closedWith).isEqualTo(4000);
        assertThat(back.heard("welcome")).isEmpty();
        assertThat(host.peers()).isEmpty();
    }

    @Test
    @DisplayName("a guest who is sent away between their ticket and their seat is out all the same")
    void sentAwayWhileEntering() {
        Browser host = new Browser(switchboard, "page-host").hello(tickets.issue(person(Side.HOST)));
        Participant guest = person(Side.RELATIVE);
        new Browser(switchboard, "page-guest").hello(tickets.issue(guest));
        consultations.meanwhile = () -> host.say("dismiss", "\"to\":\"page-guest\"");
        Browser back = new Browser(switchboard, "page-back1").hello(tickets.issue(guest));
        assertThat(back.closedWith).isEqualTo(4003);
        assertThat(back.heard("room")).isEmpty();
        assertThat(host.peers()).isEmpty();
    }

    private static Participant person(Side side) {
        return new Participant(new AppointmentId("appointment-1"), side, side.code(), "");
    }
}
