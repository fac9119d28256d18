package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThreePeopleTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);

    private final Tickets tickets = new Tickets(CLOCK);
    private final FakeConsultations consultations = new FakeConsultations();
    private final Switchboard switchboard =
            new Switchboard(tickets, consultations, new MemoryWaitingRooms(), name -> List.of(), quality -> {}, CLOCK);
    private final Browser patient = enter(Side.PATIENT, "page-patient");
    private final Browser host = enter(Side.HOST, "page-host");

    @Test
    @DisplayName("rule 4: three pages see each other, offers go to the one that is meant, and who gives way is settled")
    void threePagesMeet() {
        Browser interpreter = inCallWith(Side.INTERPRETER);
        assertThat(patient.peers()).containsExactly("page-host", "page-guest");
        assertThat(host.peers()).containsExactly("page-patient", "page-guest");
        assertThat(politeTo(host)).containsExactly(false, false);
        assertThat(politeTo(patient)).containsExactly(true, false);
        assertThat(politeTo(interpreter)).containsExactly(true, true);
        interpreter.offerTo("page-patient");
        assertThat(patient.heard("description")).hasSize(1);
        assertThat(host.heard("description")).isEmpty();
    }

    @Test
    @DisplayName("rule 3: a guest neither waits, nor lets in, nor ends, nor sends away")
    void guestMovesNothing() {
        Browser relative = inCallWith(Side.RELATIVE);
        for (String wish : List.of("wait", "leave", "admit", "end")) {
            relative.say(wish);
            assertThat(relative.last().getString("code")).isEqualTo("not-allowed");
        }
        relative.say("dismiss", "\"to\":\"page-patient\"");
        assertThat(relative.last().getString("code")).isEqualTo("not-allowed");
        assertThat(host.state()).isEqualTo("in-call");
    }

    @Test
    @DisplayName("the host sends a guest away: the wire ends, the link is dead, the others stay")
    void hostSendsGuestAway() {
        Browser nurse = inCallWith(Side.NURSE);
        host.say("dismiss", "\"to\":\"page-patient\"");
        assertThat(patient.closedWith).isZero();
        host.say("dismiss", "\"to\":\"page-guest\"");
        assertThat(nurse.closedWith).isEqualTo(4003);
        assertThat(consultations.shutOut).containsExactly("nurse");
        assertThat(host.peers()).containsExactly("page-patient");
    }

    @Test
    @DisplayName("rule 10: what was written while waiting stays between patient and practice; the end forgets all")
    void chatStaysWhereItBelongs() {
        patient.say("wait");
        Browser relative = enter(Side.RELATIVE, "page-guest");
        patient.say("chat", "\"text\":\"Mir ist schwindlig.\"");
        assertThat(host.heard("chat")).hasSize(1);
        assertThat(relative.heard("chat")).isEmpty();
        relative.say("chat", "\"text\":\"Hallo\"");
        assertThat(relative.last().getString("code")).isEqualTo("not-allowed");
        host.say("admit");
        host.say("chat", "\"text\":\"Guten Tag\"");
        assertThat(relative.heard("chat")).hasSize(1);
        Browser again = enter(Side.RELATIVE, "page-again");
        assertThat(texts(again)).containsExactly("Guten Tag");
        assertThat(texts(enter(Side.PATIENT, "page-reload"))).containsExactly("Mir ist schwindlig.", "Guten Tag");
        host.say("end");
        host.say("chat", "\"text\":\"Noch da?\"");
        assertThat(host.last().getString("code")).isEqualTo("not-allowed");
        assertThat(texts(enter(Side.PATIENT, "page-later"))).isEmpty();
    }

    @Test
    @DisplayName("rule 11: how well a page sees and hears is told to the others")
    void qualityIsTold() {
        inCallWith(Side.NURSE);
        patient.say("quality", "\"quality\":{\"level\":\"poor\",\"rtt\":900,\"loss\":12.5,\"relayed\":false}");
        assertThat(host.last().getString("level")).isEqualTo("poor");
        assertThat(host.last().getString("from")).isEqualTo("page-patient");
        assertThat(patient.heard("quality")).isEmpty();
    }

    private Browser inCallWith(Side side) {
        patient.say("wait");
        host.say("admit");
        return enter(side, "page-guest");
    }

    private static List<String> texts(Browser page) {
        return page.heard("chat").stream().map(line -> line.getString("text")).toList();
    }

    private static List<Boolean> politeTo(Browser page) {
        List<JsonObject> rooms = page.heard("room");
        return rooms.get(rooms.size() - 1).getJsonArray("peers").getValuesAs(JsonObject.class).stream()
                .map(peer -> peer.getBoolean("polite"))
                .toList();
    }

    private Browser enter(Side side, String page) {
        return new Browser(switchboard, page).hello(tickets.issue(new Participant(APPOINTMENT, side, side.code(), "")));
    }
}
