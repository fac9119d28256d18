package de.medicalhub.video.conference.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.ChromiumOffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OfferTest {
    private static final String MANY_CODECS = ChromiumOffer.sdp()
            .replace("m=video 9 UDP/TLS/RTP/SAVPF 96", "m=video 9 UDP/TLS/RTP/SAVPF 45 96 97 98 49")
            .replace(
                    "a=rtpmap:96 VP8/90000",
                    String.join(
                            "\r\n",
                            "a=rtpmap:45 AV1/90000",
                            "a=fmtp:45 level-idx=5",
                            "a=rtpmap:96 VP8/90000",
                            "a=rtcp-fb:96 nack pli",
                            "a=rtpmap:97 rtx/90000",
                            "a=fmtp:97 apt=96",
                            "a=rtpmap:98 H264/90000",
                            "a=rtpmap:49 H265/90000"));

    @Test
    @DisplayName("12: VP8 with what repeats it stays, in the browser's order; the others go with all their lines")
    void oneCodec() {
        String filtered = Offer.filter(MANY_CODECS).orElseThrow();
        assertThat(filtered)
                .contains("m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n", "a=rtcp-fb:96 nack pli", "a=fmtp:97 apt=96")
                .doesNotContain("AV1", "H264", "H265", "fmtp:45");
    }

    @Test
    @DisplayName("6: what is no offer, or has nothing that the room speaks, is refused")
    void nonsense() {
        assertThat(Offer.filter("")).isEmpty();
        assertThat(Offer.filter("v=0 nonsense")).isEmpty();
        assertThat(Offer.filter("v=0\r\ns=-\r\n")).isEmpty();
        assertThat(Offer.filter(ChromiumOffer.sdp().replace("VP8", "AV1"))).isEmpty();
        assertThat(Offer.filter(ChromiumOffer.sdp().replace("m=audio", "m=application")))
                .isEmpty();
        assertThat(Offer.filter(ChromiumOffer.sdp()
                        + ChromiumOffer.sdp().substring(ChromiumOffer.sdp().indexOf("m="))))
                .isEmpty();
        assertThat(Offer.filter(ChromiumOffer.sdp() + "a=x".repeat(Offer.MOST_CHARACTERS)))
                .isEmpty();
        assertThat(Offer.filter(ChromiumOffer.sdp().replaceAll("a=fingerprint.*\r\n", "")))
                .isEmpty();
    }

    @Test
    @DisplayName("21: a way by a name goes, one in numbers stays")
    void waysByName() {
        String ways = String.join(
                "\r\n",
                "a=candidate:1 1 udp 2113937151 0a8bd8a1-6f2c-4f4c-9d55-1f6b5d3c7e10.local 50001 typ host",
                "a=candidate:2 1 udp 2113937151 192.0.2.1 50001 typ host",
                "a=candidate:3 1 udp 2113937151 2001:db8::1 50002 typ host",
                "");
        String filtered = Offer.filter(ChromiumOffer.sdp() + ways).orElseThrow();
        assertThat(filtered).contains("192.0.2.1", "2001:db8::1").doesNotContain(".local");
    }

    @Test
    void anOfferOfOneCodecStaysAsItIs() {
        assertThat(Offer.filter(ChromiumOffer.sdp())).contains(ChromiumOffer.sdp());
    }
}
