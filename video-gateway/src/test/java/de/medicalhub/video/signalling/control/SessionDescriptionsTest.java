package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("rule 9: descriptions are read line by line")
class SessionDescriptionsTest {
    private static final String FINGERPRINT = "a=fingerprint:sha-256 " + "0F:".repeat(31) + "0F";
    private static final String HOST_WAY =
            "candidate:1 1 udp 2122260223 192.168.1.2 50000 typ host generation 0 ufrag abcd network-id 1";
    private static final String RELAY_WAY =
            "candidate:3 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 0 generation 0";

    @Test
    void knownCodecsPassAsTheyAre() throws MalformedMessageException {
        String sdp = sdp(
                "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
                "a=rtpmap:96 VP8/90000",
                "a=rtpmap:97 rtx/90000",
                "a=fmtp:97 apt=96");
        assertThat(SessionDescriptions.cleaned(sdp)).isEqualTo(sdp);
    }

    @Test
    void unknownCodecsAndWhatRepairsThemGo() throws MalformedMessageException {
        String cleaned = SessionDescriptions.cleaned(sdp(
                "m=video 9 UDP/TLS/RTP/SAVPF 96 98 99",
                "a=rtpmap:96 VP8/90000",
                "a=rtpmap:98 evil/90000",
                "a=rtcp-fb:98 nack",
                "a=rtpmap:99 rtx/90000",
                "a=fmtp:99 apt=98"));
        assertThat(cleaned)
                .contains("m=video 9 UDP/TLS/RTP/SAVPF 96\r\n")
                .doesNotContain("evil")
                .doesNotContain(":98")
                .doesNotContain(":99");
    }

    @Test
    void waysOfNoValidFormGo() throws MalformedMessageException {
        String cleaned = SessionDescriptions.cleaned(sdp(
                "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                "a=rtpmap:111 opus/48000/2",
                "a=" + HOST_WAY,
                "a=candidate:<script>"));
        assertThat(cleaned).contains(HOST_WAY).doesNotContain("script");
    }

    @Test
    void declinedSectionMayNameNoCodec() throws MalformedMessageException {
        String sdp =
                sdp("m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=rtpmap:111 opus/48000/2", "m=video 0 UDP/TLS/RTP/SAVPF 120");
        assertThat(SessionDescriptions.cleaned(sdp)).isEqualTo(sdp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=audio 9 RTP/AVP 0",
                "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
                "m=application 9 UDP/DTLS/SCTP something-else",
                "m=application 9 UDP/BFCP *",
                "m=text 9 UDP/TLS/RTP/SAVPF 98",
                "m=audio 9 UDP/TLS/RTP/SAVPF 98",
                "m=audio 9 UDP/TLS/RTP/SAVPF",
                "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=x\u0007y",
                "M=audio 9 UDP/TLS/RTP/SAVPF 0"
            })
    void whatNoCallNeedsIsRefused(String section) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> SessionDescriptions.cleaned(sdp(section)));
    }

    @Test
    @DisplayName("rule 9: one data channel passes beside picture or sound, for documents; two do not")
    void oneDataChannelPasses() throws MalformedMessageException {
        String channel = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=sctp-port:5000";
        String sdp = sdp("m=audio 9 UDP/TLS/RTP/SAVPF 0", channel);
        assertThat(SessionDescriptions.cleaned(sdp)).isEqualTo(sdp);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> SessionDescriptions.cleaned(sdp("m=audio 9 UDP/TLS/RTP/SAVPF 0", channel, channel)));
    }

    @Test
    void nothingPassesUnencryptedOrWithTooManySections() {
        String plain = "v=0\r\ns=-\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n";
        String many = sdp("m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n".repeat(9).strip());
        for (String sdp : List.of(plain, many, "", "v=0")) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(() -> SessionDescriptions.cleaned(sdp));
        }
    }

    @Test
    @DisplayName("where all media goes through the relay, no other way passes")
    void onlyTheRelayIsLeft() throws MalformedMessageException {
        String sdp = SessionDescriptions.cleaned(
                sdp("m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=rtpmap:111 opus/48000/2", "a=" + HOST_WAY, "a=" + RELAY_WAY));
        String left = SessionDescriptions.throughRelay(
                        "description",
                        Json.createObjectBuilder()
                                .add("type", "offer")
                                .add("sdp", sdp)
                                .build())
                .getString("sdp");
        assertThat(left).contains(RELAY_WAY).doesNotContain("192.168.1.2");
        assertThat(way(HOST_WAY)).isEmpty();
        assertThat(way(RELAY_WAY)).isEqualTo(RELAY_WAY);
    }

    @Test
    @DisplayName(
            "where all media goes through the relay, the type decides and nothing tells from where the relay is asked")
    void noAddressPasses() throws MalformedMessageException {
        assertThat(way(HOST_WAY + " typ relay")).isEmpty();
        String telling = RELAY_WAY.replace("raddr 0.0.0.0 rport 0", "raddr 203.0.113.9 rport 4711");
        assertThat(way(telling)).isEqualTo(RELAY_WAY);
        String sdp = SessionDescriptions.cleaned(sdp(
                "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                "c=IN IP4 203.0.113.9",
                "a=rtcp:9 IN IP4 203.0.113.9",
                "a=rtpmap:111 opus/48000/2",
                "a=" + telling));
        String left = SessionDescriptions.throughRelay(
                        "description",
                        Json.createObjectBuilder()
                                .add("type", "offer")
                                .add("sdp", sdp)
                                .build())
                .getString("sdp");
        assertThat(left)
                .doesNotContain("203.0.113.9")
                .contains(RELAY_WAY, "c=IN IP4 0.0.0.0", "a=rtcp:9 IN IP4 0.0.0.0");
    }

    private static String way(String candidate) {
        return SessionDescriptions.throughRelay(
                        "candidate",
                        Json.createObjectBuilder().add("candidate", candidate).build())
                .getString("candidate");
    }

    private static String sdp(String... sections) {
        return "v=0\r\ns=-\r\n" + FINGERPRINT + "\r\n" + String.join("\r\n", sections) + "\r\n";
    }
}
