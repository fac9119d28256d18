package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("rule 2: whatever a page sends, the gateway answers with a problem or passes on what is of valid form")
class ProtocolFuzzTest {
    private static final int ROUNDS = 600;
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);
    private static final List<String> HONEST = List.of(
            "{\"v\":1,\"type\":\"ping\"}",
            "{\"v\":1,\"type\":\"wait\"}",
            "[".repeat(5_000),
            "{\"v\":1,\"type\":\"quality\",\"quality\":{\"level\":\"good\",\"rtt\":" + "9".repeat(5_000) + "}}",
            "{\"v\":1,\"type\":\"admit\"}",
            "{\"v\":1,\"type\":\"end\"}",
            "{\"v\":1,\"type\":\"relay\"}",
            "{\"v\":1,\"type\":\"dismiss\",\"to\":\"page-guest\"}",
            "{\"v\":1,\"type\":\"chat\",\"text\":\"Guten Tag\"}",
            "{\"v\":1,\"type\":\"quality\",\"quality\":{\"level\":\"good\",\"rtt\":20,\"loss\":0.5,\"relayed\":true}}",
            "{\"v\":1,\"type\":\"media\",\"to\":\"page-host1\",\"media\":{\"microphone\":true,\"camera\":true}}",
            "{\"v\":1,\"type\":\"candidate\",\"to\":\"page-host1\",\"candidate\":{\"candidate\":\"candidate:1 1 udp 1 10.0.0.1 9 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}",
            "{\"v\":1,\"type\":\"description\",\"to\":\"page-host1\",\"description\":{\"type\":\"offer\",\"sdp\":\""
                    + Browser.OFFER.replace("\r\n", "\\r\\n") + "\"}}");
    private static final String BITS = "\"{}[]:,\\0159-.eEtfn vmad=\r\n\u0000\u202e<>äß";

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void nothingBreaksTheGateway(long seed) {
        Random random = new Random(seed);
        Tickets tickets = new Tickets(CLOCK);
        Switchboard switchboard = new Switchboard(
                tickets, new FakeConsultations(), new MemoryWaitingRooms(), name -> List.of(), quality -> {}, CLOCK);
        Browser host = null;
        for (int round = 0; round < ROUNDS; round++) {
            if (host == null || host.closedWith != 0) {
                host = enter(switchboard, tickets, Side.HOST, "page-host1");
            }
            Browser patient = enter(switchboard, tickets, Side.PATIENT, "page-" + (10_000 + round));
            patient.say("wait");
            host.say("admit");
            int before = host.heard.size();
            patient.raw(mutated(random));
            assertThat(patient.last().getString("code", "")).isNotEqualTo("fault");
            host.heard.subList(before, host.heard.size()).forEach(ProtocolFuzzTest::assertValid);
        }
    }

    private static void assertValid(jakarta.json.JsonObject heard) {
        switch (heard.getString("type")) {
            case "description" ->
                assertThat(heard.getJsonObject("description").getString("sdp"))
                        .doesNotContain("\u0000")
                        .contains("a=fingerprint:");
            case "candidate" ->
                assertThat(SessionDescriptions.isWay(
                                heard.getJsonObject("candidate").getString("candidate")))
                        .isTrue();
            case "chat" -> assertThat(heard.getString("text")).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
            default -> assertThat(heard.getString("type")).isIn("room", "pong", "quality", "media", "problem");
        }
    }

    /** An honest message with some of its letters dropped, doubled or exchanged. */
    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(HONEST.get(random.nextInt(HONEST.size())));
        for (int change = random.nextInt(4); change >= 0 && text.length() > 1; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, BITS.charAt(random.nextInt(BITS.length())));
                case 2 -> text.setCharAt(at, BITS.charAt(random.nextInt(BITS.length())));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(40))));
            }
        }
        return text.toString();
    }

    private static Browser enter(Switchboard switchboard, Tickets tickets, Side side, String page) {
        return new Browser(switchboard, page).hello(tickets.issue(new Participant(APPOINTMENT, side, side.code(), "")));
    }
}
