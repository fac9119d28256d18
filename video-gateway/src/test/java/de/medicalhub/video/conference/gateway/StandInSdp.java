package de.medicalhub.video.conference.gateway;

import java.util.List;
import java.util.Set;

/** Answers an offer so that a browser takes it; nobody is behind the answer. */
final class StandInSdp {
    private static final String FINGERPRINT = "a=fingerprint:sha-256 " + "AB:".repeat(31) + "AB";
    private static final Set<String> COPIED = Set.of("a=mid:", "a=rtpmap:", "a=rtcp-fb:", "a=fmtp:");

    private StandInSdp() {}

    /** As the server does: garbage gets an answer without media. */
    static String answer(String offer, String fragment) {
        StringBuilder answer = new StringBuilder("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=stand-in\r\nt=0 0\r\n");
        boolean inMedia = false;
        for (String line : offer.split("\r\n", -1)) {
            if (line.startsWith("m=")) {
                inMedia = true;
                media(answer, line, fragment);
            } else if (!inMedia && line.startsWith("a=group:")) {
                answer.append(line).append("\r\n");
            } else if (inMedia) {
                attribute(answer, line);
            }
        }
        return answer.toString();
    }

    private static void media(StringBuilder answer, String line, String fragment) {
        answer.append(line)
                .append("\r\n")
                .append(String.join(
                        "\r\n",
                        List.of(
                                "c=IN IP4 0.0.0.0",
                                "a=rtcp-mux",
                                "a=ice-ufrag:" + fragment,
                                "a=ice-pwd:" + StandInIce.PASSWORD,
                                FINGERPRINT,
                                "a=setup:active",
                                "")));
    }

    private static void attribute(StringBuilder answer, String line) {
        String kept = switch (line) {
            case "a=sendonly" -> "a=recvonly";
            case "a=recvonly" -> "a=sendonly";
            case "a=sendrecv", "a=inactive" -> line;
            default -> COPIED.stream().anyMatch(line::startsWith) ? line : "";
        };
        if (!kept.isEmpty()) {
            answer.append(kept).append("\r\n");
        }
    }
}
