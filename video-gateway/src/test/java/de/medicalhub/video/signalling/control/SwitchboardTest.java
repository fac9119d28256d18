package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.SessionEnded;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.relay.IceServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SwitchboardTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final Tickets tickets = new Tickets(CLOCK);
    private final MemoryWaitingRooms waitingRooms = new MemoryWaitingRooms();
    private final Switchboard switchboard = new Switchboard(
            tickets,
            new FakeConsultations(),
            waitingRooms,
            name -> List.of(new IceServer(List.of("turn:relay.example"), "1:" + name, "secret")),
            quality -> {},
            CLOCK);

    @Test
    @DisplayName("a consultation of two from waiting to the end, passing offers only while it runs")
    void wholeConsultation() {
        Browser patient = patient("page-patient");
        patient.say("wait");
        Browser host = host("page-host", "gp1");
        assertThat(host.state()).isEqualTo("waiting");
        assertThat(patient.last().getJsonArray("peers").getJsonObject(0).getString("name"))
                .isEqualTo("Dr. gp1");

        patient.offerTo("page-host");
        assertThat(patient.last().getString("code")).isEqualTo("not-allowed");
        assertThat(host.heard("description")).isEmpty();

        host.say("admit");
        assertThat(patient.state()).isEqualTo("in-call");
        patient.offerTo("page-host");
        assertThat(host.heard("description")).hasSize(1);
        assertThat(host.last().getString("from")).isEqualTo("page-patient");

        host.say("end");
        assertThat(patient.state()).isEqualTo("ended");
        patient.say("wait");
        assertThat(host.state()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("rule 1: a ticket is good for one use and 30 seconds; without one nothing is said")
    void ticketsAreForOnce() {
        String ticket = tickets.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", ""));
        new Browser(switchboard, "page-one1").hello(ticket);
        Browser thief = new Browser(switchboard, "page-two2").hello(ticket);
        assertThat(thief.last().getString("code")).isEqualTo("ticket-invalid");
        assertThat(thief.closedWith).isEqualTo(4000);
        Browser mute = new Browser(switchboard, "page-three");
        mute.say("ping");
        assertThat(mute.closedWith).isEqualTo(1008);
    }

    @Test
    @DisplayName("rule 1: who signs out speaks no more, in that session; others, and patients with a link, go on")
    void signOut() {
        Participant doctor = new Participant(APPOINTMENT, Side.HOST, "gp1", "Dr. gp1");
        Browser patient = patient("page-patient");
        String unused = tickets.issue(doctor, "session-1");
        Browser host = new Browser(switchboard, "page-host1").hello(tickets.issue(doctor, "session-1"));
        tickets.signedOut(new SessionEnded("session-2"));
        assertThat(host.closedWith).isZero();
        tickets.signedOut(new SessionEnded("session-1"));
        assertThat(host.closedWith).isEqualTo(1008);
        assertThat(patient.closedWith).isZero();
        assertThat(new Browser(switchboard, "page-host2").hello(unused).closedWith)
                .isEqualTo(4000);
    }

    @Test
    void oldTicketsAreWorthless() {
        Instant issued = FakeConsultations.NINE;
        Clock[] now = {Clock.fixed(issued, ZoneOffset.UTC)};
        Tickets aging = new Tickets(new DelegatingClock(() -> now[0].instant()));
        String ticket = aging.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", ""));
        now[0] = Clock.fixed(issued.plus(Duration.ofSeconds(30)), ZoneOffset.UTC);
        assertThat(aging.redeem(ticket, new Browser(switchboard, "page-none1"))).isEmpty();
    }

    @Test
    @DisplayName("rule 3: the patient can neither let in nor end, the host cannot wait")
    void sidesKeepToTheirPart() {
        Browser patient = patient("page-patient");
        patient.say("wait");
        patient.say("admit");
        assertThat(patient.last().getString("code")).isEqualTo("not-allowed");
        assertThat(waitingRooms.get(APPOINTMENT).state().code()).isEqualTo("waiting");
        Browser host = host("page-host", "gp1");
        host.say("leave");
        assertThat(host.last().getString("code")).isEqualTo("not-allowed");
    }

    @Test
    void lettingInNobodyIsSaidPlainly() {
        Browser host = host("page-host", "gp1");
        host.say("admit");
        assertThat(host.last().getString("code")).isEqualTo("nobody-waits");
    }

    @Test
    @DisplayName("rule 4: what was meant for a page that was reloaded never reaches its successor")
    void staleSignalsAreDropped() {
        Browser patient = inCall("page-patient", "page-host");
        Browser reloaded = patient("page-reload");
        assertThat(patient.closedWith).isEqualTo(4001);
        assertThat(reloaded.state()).isEqualTo("in-call");
        Browser host = lastHost;
        host.offerTo("page-patient");
        assertThat(reloaded.heard("description")).isEmpty();
        host.offerTo("page-reload");
        assertThat(reloaded.heard("description")).hasSize(1);
    }

    @Test
    @DisplayName("rule 5: another host is refused while one is there, the same person takes over")
    void secondHostIsRefused() {
        Browser first = host("page-first", "gp1");
        Browser second = host("page-second", "gp2");
        assertThat(second.last().getString("code")).isEqualTo("host-busy");
        assertThat(second.closedWith).isEqualTo(4002);
        Browser again = host("page-again", "gp1");
        assertThat(first.closedWith).isEqualTo(4001);
        assertThat(again.state()).isEqualTo("open");
    }

    @Test
    @DisplayName("rule 6: the same page comes back and the other side sees the same page")
    void samePageComesBack() {
        Browser patient = inCall("page-patient", "page-host");
        patient.goes();
        assertThat(lastHost.peers()).isEmpty();
        patient("page-patient");
        assertThat(lastHost.peers()).containsExactly("page-patient");
    }

    @Test
    @DisplayName(
            "both went without an end: the host reads that the patient is away, who waits when back and is let in again")
    void bothGoneWithoutAnEnd() {
        Browser patient = inCall("page-patient", "page-host");
        patient.goes();
        lastHost.goes();
        waitingRooms.now = FakeConsultations.NINE.plusSeconds(61);
        waitingRooms.releaseAbsent().forEach(switchboard::tell);

        Browser host = host("page-host-2", "gp1");
        assertThat(host.state()).isEqualTo("away");
        host.say("admit");
        assertThat(host.last().getString("code")).isEqualTo("nobody-waits");
        Browser back = patient("page-patient-2");
        assertThat(back.state()).isEqualTo("waiting");
        assertThat(host.state()).isEqualTo("waiting");
        host.say("admit");
        assertThat(back.state()).isEqualTo("in-call");
    }

    @Test
    @DisplayName("a sign of a page that was silent for too long brings its patient back to the waiting room")
    void lateSignBringsBackToTheWaitingRoom() {
        Browser patient = inCall("page-patient", "page-host");
        waitingRooms.now = FakeConsultations.NINE.plusSeconds(61);
        waitingRooms.releaseAbsent().forEach(switchboard::tell);
        assertThat(lastHost.state()).isEqualTo("away");
        patient.say("ping");
        switchboard.noteSigns();
        assertThat(lastHost.state()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("a restart loses no room: the connections are new, the state is that of the store")
    void restartLosesNoRoom() {
        inCall("page-patient", "page-host");
        Switchboard restarted = new Switchboard(
                tickets, new FakeConsultations(), waitingRooms, name -> List.of(), quality -> {}, CLOCK);
        Browser patient = new Browser(restarted, "page-patient")
                .hello(tickets.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", "")));
        assertThat(patient.state()).isEqualTo("in-call");
    }

    @Test
    @DisplayName("who could not be told how the room stands has no seat: another host is not refused for a ghost")
    void faultAtTheDoorLeavesNoGhost() {
        waitingRooms.away = true;
        Browser ghost = host("page-ghost1", "gp1");
        assertThat(ghost.last().getString("code")).isEqualTo("fault");
        assertThat(ghost.closedWith).isEqualTo(1011);
        waitingRooms.away = false;
        assertThat(host("page-second", "gp2").state()).isEqualTo("open");
    }

    @Test
    @DisplayName(
            "both closed their pages without an end: half an hour later the call has ended as of the patient's last sign")
    void leftCallEnds() {
        Browser patient = inCall("page-patient", "page-host");
        patient.goes();
        lastHost.goes();
        waitingRooms.now = FakeConsultations.NINE.plusSeconds(61);
        waitingRooms.releaseAbsent();
        waitingRooms.now = FakeConsultations.NINE.plus(Duration.ofMinutes(30)).plusSeconds(1);
        switchboard.tidy();
        assertThat(waitingRooms.get(APPOINTMENT).state().code()).isEqualTo("ended");
        assertThat(waitingRooms.get(APPOINTMENT).since()).isEqualTo(FakeConsultations.NINE);
    }

    @Test
    @DisplayName("a host whose page is open ends the call, or waits on: the clock does not")
    void hostIsThere() {
        inCall("page-patient", "page-host").goes();
        waitingRooms.now = FakeConsultations.NINE.plus(Duration.ofMinutes(31));
        waitingRooms.releaseAbsent();
        switchboard.tidy();
        assertThat(waitingRooms.get(APPOINTMENT).state().code()).isEqualTo("away");
    }

    @Test
    @DisplayName(
            "what nests too deep, or is a number of thousands of digits, closes the wire and leaves no trace of a fault")
    void nonsenseBeforeHello() {
        for (String text : List.of("[".repeat(5_000), "{\"v\":" + "9".repeat(5_000) + "}")) {
            Browser stranger = new Browser(switchboard, "page-stranger");
            stranger.raw(text);
            assertThat(stranger.last().getString("code")).isIn("malformed", "wrong-version");
            assertThat(stranger.closedWith).isEqualTo(1008);
        }
    }

    @Test
    void replacedConnectionHasNoVoiceAnyMore() {
        Browser patient = inCall("page-patient", "page-host");
        patient("page-newer");
        int before = lastHost.heard.size();
        patient.offerTo("page-host");
        assertThat(lastHost.heard).hasSize(before);
    }

    @Test
    void relayIsOfferedToJoinedPeopleOnly() {
        Browser patient = patient("page-patient");
        assertThat(patient.heard("welcome").get(0).getJsonArray("iceServers")).hasSize(1);
        Browser stranger = new Browser(switchboard, "page-stranger");
        stranger.say("relay");
        assertThat(stranger.heard("relay")).isEmpty();
    }

    @Test
    void floodIsCutOff() {
        Browser patient = patient("page-patient");
        for (int i = 0; i < 301; i++) {
            patient.say("ping");
        }
        assertThat(patient.closedWith).isEqualTo(1008);
    }

    private Browser lastHost = new Browser(switchboard, "page-none");

    private Browser inCall(String patientPage, String hostPage) {
        Browser patient = patient(patientPage);
        patient.say("wait");
        lastHost = host(hostPage, "gp1");
        lastHost.say("admit");
        return patient;
    }

    private Browser patient(String page) {
        return new Browser(switchboard, page).hello(tickets.issue(new Participant(APPOINTMENT, Side.PATIENT, "p", "")));
    }

    private Browser host(String page, String user) {
        return new Browser(switchboard, page)
                .hello(tickets.issue(new Participant(APPOINTMENT, Side.HOST, user, "Dr. " + user)));
    }
}
