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

/** A patient's page that waits with its first word. */
class WaitsWithHelloTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final Tickets tickets = new Tickets(CLOCK);
    private final MemoryWaitingRooms waitingRooms = new MemoryWaitingRooms();
    private final Switchboard switchboard =
            new Switchboard(tickets, new FakeConsultations(), waitingRooms, name -> List.of(), quality -> {}, CLOCK);

    @Test
    @DisplayName("the first that the page hears of its room is that it waits, and the desk hears it at once")
    void waitsAtOnce() {
        Browser host = enter(Side.HOST, "page-host1", false);
        Browser patient = enter(Side.PATIENT, "page-patient", true);
        assertThat(patient.heard("room")).hasSize(1);
        assertThat(patient.state()).isEqualTo("waiting");
        assertThat(host.state()).isEqualTo("waiting");
        assertThat(host.peers()).containsExactly("page-patient");
    }

    @Test
    @DisplayName("without the wish nobody waits; whoever is no patient waits never, whatever their page says")
    void nobodyElseWaits() {
        assertThat(enter(Side.PATIENT, "page-patient", false).state()).isEqualTo("open");
        assertThat(enter(Side.RELATIVE, "page-guest1", true).state()).isEqualTo("open");
        assertThat(enter(Side.HOST, "page-host1", true).state()).isEqualTo("open");
    }

    @Test
    @DisplayName("a call that runs goes on: the wish moves nothing")
    void callGoesOn() {
        enter(Side.PATIENT, "page-patient", true);
        enter(Side.HOST, "page-host1", false).say("admit");
        assertThat(enter(Side.PATIENT, "page-again1", true).state()).isEqualTo("in-call");
    }

    private Browser enter(Side side, String page, boolean waits) {
        Browser browser = new Browser(switchboard, page);
        String ticket = tickets.issue(new Participant(APPOINTMENT, side, side.name(), ""));
        browser.say("hello", "\"ticket\":\"" + ticket + "\",\"page\":\"" + page + "\",\"waits\":" + waits);
        return browser;
    }
}
