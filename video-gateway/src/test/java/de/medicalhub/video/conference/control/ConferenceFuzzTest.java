package de.medicalhub.video.conference.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.ChromiumOffer;
import de.medicalhub.video.conference.entity.Offer;
import de.medicalhub.video.relay.Way;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("6: whatever a page sends, the media server gets what is of valid form, or nothing")
class ConferenceFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final String SOMEBODY = "0b5c1d6e-1111-2222-3333-444455556666";
    private static final String WAY = "candidate:1 1 udp 1 10.0.0.1 9 typ host";
    private static final String OFFER = ChromiumOffer.sdp() + "a=" + WAY + "\r\n";
    private static final List<String> HONEST = List.of(
            "{\"v\":1,\"type\":\"ping\"}",
            "{\"v\":1,\"type\":\"relay\"}",
            "[".repeat(5_000),
            "{\"v\":1,\"type\":\"pictures\",\"most\":" + "9".repeat(5_000) + "}",
            "{\"v\":1,\"type\":\"end\"}",
            "{\"v\":1,\"type\":\"pictures\",\"most\":3}",
            "{\"v\":1,\"type\":\"speaking\",\"speaks\":true}",
            "{\"v\":1,\"type\":\"media\",\"microphone\":true,\"camera\":false}",
            "{\"v\":1,\"type\":\"send-away\",\"person\":\"" + SOMEBODY + "\"}",
            candidate(WAY),
            offer(OFFER));
    private static final String BITS = "\"{}[]:,\\0159-.eEtfn vmad=\r\n\u0000\u202e<>äß";

    private static String offer(String sdp) {
        return "{\"v\":1,\"type\":\"offer\",\"from\":\"" + SOMEBODY + "\",\"attempt\":1,\"sdp\":\""
                + sdp.replace("\r", "\\r").replace("\n", "\\n") + "\"}";
    }

    private static String candidate(String way) {
        return "{\"v\":1,\"type\":\"candidate\",\"from\":\"" + SOMEBODY
                + "\",\"attempt\":1,\"candidate\":{\"candidate\":\"" + way
                + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}";
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 40, 600, 8_000})
    void onlyValidFormsPass(long seed) {
        Random random = new Random(seed);
        int passed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String honest = HONEST.get(random.nextInt(HONEST.size()));
            passed += ConferenceMessages.read(mutated(honest, random)).isPresent() ? 1 : 0;
            ConferenceMessages.read(mutated(honest, random)).ifPresent(ConferenceFuzzTest::assertValid);
            Offer.filter(mutated(OFFER, random)).ifPresent(ConferenceFuzzTest::assertClean);
        }
        assertThat(passed).isPositive();
    }

    @Test
    @DisplayName("a line end of its own, a control character and a way of no valid form do not pass")
    void hiddenLines() {
        assertThat(Offer.filter(OFFER)).contains(OFFER);
        assertThat(Offer.filter(OFFER.replace("s=-", "s=-\na=rtpmap:45 AV1/90000")))
                .isEmpty();
        assertThat(Offer.filter(OFFER.replace("s=-", "s=-\u0000"))).isEmpty();
        assertThat(Offer.filter(OFFER.replace("typ host", "typ guess")).orElseThrow())
                .isEqualTo(ChromiumOffer.sdp());
        assertThat(ConferenceMessages.read(candidate(WAY))).isPresent();
        assertThat(ConferenceMessages.read(candidate("candidate:1"))).isEmpty();
        assertThat(ConferenceMessages.read(candidate(WAY + "\\r\\na=x"))).isEmpty();
    }

    private static void assertValid(JsonObject word) {
        if (word.getString("type").equals("candidate")) {
            assertThat(Way.isValid(ConferenceMessages.candidateOf(word).candidate()))
                    .isTrue();
        } else if (word.getString("type").equals("offer")) {
            Offer.filter(word.getString("sdp")).ifPresent(ConferenceFuzzTest::assertClean);
        }
    }

    private static void assertClean(String offer) {
        for (String line : offer.substring(0, offer.length() - 2).split("\r\n", -1)) {
            assertThat(line).matches("[a-z]=[^\\p{Cntrl}]*");
            assertThat(!line.startsWith("a=candidate:") || Way.isValid(line.substring(2)))
                    .isTrue();
        }
    }

    /** With some of its letters dropped, doubled or exchanged. */
    private static String mutated(String honest, Random random) {
        StringBuilder text = new StringBuilder(honest);
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
}
