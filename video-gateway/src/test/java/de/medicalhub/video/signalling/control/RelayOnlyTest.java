package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.relay.IceServer;
import de.medicalhub.video.relay.Relay;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Organisations whose patients are to learn nobody's address. */
class RelayOnlyTest {
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);
    private static final String CAREFUL = "Organization/careful";
    private static final String DIRECT = "candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host";
    private static final String RELAYED = "candidate:2 1 udp 41885439 198.51.100.1 50001 typ relay";

    private final Tickets tickets = new Tickets(CLOCK);
    private final FakeConsultations consultations = new FakeConsultations();
    private final Switchboard switchboard =
            new Switchboard(tickets, consultations, new MemoryWaitingRooms(), new CarefulRelay(), quality -> {}, CLOCK);

    /** The only way for one organisation. */
    private static final class CarefulRelay implements Relay {
        @Override
        public List<IceServer> serversFor(String name) {
            return List.of(new IceServer(List.of("turn:relay.example"), "1:" + name, "secret"));
        }

        @Override
        public boolean isOnlyFor(Set<String> organizations) {
            return organizations.contains(CAREFUL);
        }
    }

    @Test
    @DisplayName("relay only for the own organisation: pages are told so, and no direct way is passed on")
    void ownOrganization() {
        consultations.practice = new Practice("Praxis", "", Set.of("Organization/other", CAREFUL));
        Browser host = called();
        assertThat(host.heard("welcome").get(0).getBoolean("relayOnly")).isTrue();
        assertThat(ways(host)).containsExactly("", RELAYED);
    }

    @Test
    @DisplayName("all others look for the shortest way")
    void otherOrganization() {
        consultations.practice = new Practice("Praxis", "", Set.of("Organization/other"));
        Browser host = called();
        assertThat(host.heard("welcome").get(0).getBoolean("relayOnly")).isFalse();
        assertThat(ways(host)).containsExactly(DIRECT, RELAYED);
    }

    private Browser called() {
        Browser patient = enter("page-patient", Side.PATIENT);
        patient.say("wait");
        Browser host = enter("page-host", Side.HOST);
        host.say("admit");
        for (String way : List.of(DIRECT, RELAYED)) {
            patient.say("candidate", "\"to\":\"page-host\",\"candidate\":{\"candidate\":\"" + way + "\"}");
        }
        return host;
    }

    private static List<String> ways(Browser page) {
        return page.heard("candidate").stream()
                .map(message -> message.getJsonObject("candidate").getString("candidate"))
                .toList();
    }

    private Browser enter(String page, Side side) {
        Participant person = new Participant(new AppointmentId("appointment-1"), side, side.code(), "");
        return new Browser(switchboard, page).hello(tickets.issue(person));
    }
}
