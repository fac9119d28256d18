package de.medicalhub.video.conference;

/** An offer of the shape that browsers make, with one audio and one video line. */
public final class ChromiumOffer {
    private ChromiumOffer() {}

    /** As it is sent. */
    public static String sdp() {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
                "s=-",
                "t=0 0",
                "a=group:BUNDLE 0 1",
                "a=msid-semantic: WMS",
                "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                "c=IN IP4 0.0.0.0",
                "a=rtcp:9 IN IP4 0.0.0.0",
                "a=ice-ufrag:4ZcD",
                "a=ice-pwd:2/1muCWoOi3uLifh0NuRHlqq",
                "a=ice-options:trickle",
                "a=fingerprint:sha-256 75:74:5A:A6:A4:E5:52:F4:A7:67:4C:01:C7:EE:91:3F:21:3D:A2:E3:53:7B:6F:30:86:F2:30:AA:65:FB:04:24",
                "a=setup:actpass",
                "a=mid:0",
                "a=sendrecv",
                "a=rtcp-mux",
                "a=rtpmap:111 opus/48000/2",
                "m=video 9 UDP/TLS/RTP/SAVPF 96",
                "c=IN IP4 0.0.0.0",
                "a=rtcp:9 IN IP4 0.0.0.0",
                "a=ice-ufrag:4ZcD",
                "a=ice-pwd:2/1muCWoOi3uLifh0NuRHlqq",
                "a=ice-options:trickle",
                "a=fingerprint:sha-256 75:74:5A:A6:A4:E5:52:F4:A7:67:4C:01:C7:EE:91:3F:21:3D:A2:E3:53:7B:6F:30:86:F2:30:AA:65:FB:04:24",
                "a=setup:actpass",
                "a=mid:1",
                "a=sendrecv",
                "a=rtcp-mux",
                "a=rtpmap:96 VP8/90000",
                "");
    }
}
