package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.relay.IceServer;
import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Words are made and read with what is at hand: a search for who makes JSON opens archives, which all others open as well. */
class WordsAtHandTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final Tickets tickets = new Tickets(CLOCK);
    private final Switchboard switchboard = new Switchboard(
            tickets,
            new FakeConsultations(),
            new MemoryWaitingRooms(),
            name -> List.of(new IceServer(List.of("turn:relay.example"), name, "secret")),
            quality -> {},
            CLOCK);

    @Test
    @DisplayName("words of a running call, and who comes into it, look in no archive for somebody who makes JSON")
    void nothingIsLookedFor() {
        Browser patient = enter("page-patient", Side.PATIENT);
        patient.say("wait");
        Browser host = enter("page-host", Side.HOST);
        host.say("admit");
        List<String> looked = new ArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new Watching(before, looked));
        try {
            host.offerTo("page-patient");
            host.say("chat", "\"text\":\"Guten Morgen\"");
            host.say("relay");
            host.say("ping");
            patient.say(
                    "candidate",
                    "\"to\":\"page-host\",\"candidate\":{\"candidate\":\"candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host\"}");
            enter("page-relative", Side.RELATIVE);
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(patient.heard("description")).hasSize(1);
        assertThat(patient.heard("chat")).hasSize(1);
        assertThat(host.heard("candidate")).hasSize(1);
        assertThat(host.heard("relay")).hasSize(1);
        assertThat(host.peers()).containsExactlyInAnyOrder("page-patient", "page-relative");
        assertThat(looked).isEmpty();
    }

    private Browser enter(String page, Side side) {
        return new Browser(switchboard, page).hello(tickets.issue(new Participant(APPOINTMENT, side, side.code(), "")));
    }

    /** Remembers who was looked for. */
    private static final class Watching extends ClassLoader {
        private final List<String> looked;

        private Watching(ClassLoader parent, List<String> looked) {
            super(parent);
            this.looked = looked;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (name.endsWith("JsonProvider")) {
                looked.add(name);
            }
            return super.getResources(name);
        }
    }
}
