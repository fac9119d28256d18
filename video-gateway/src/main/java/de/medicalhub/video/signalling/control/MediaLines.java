package de.medicalhub.video.signalling.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One media section of a session description: picture or sound over DTLS-SRTP, in codecs that browsers have; or the data channel
 * by which documents are shown (RFC 8841).
 */
final class MediaLines {
    private static final Pattern MEDIA =
            Pattern.compile("m=(audio|video) ([0-9]{1,5}) UDP/TLS/RTP/SAVPF((?: [0-9]{1,3}){1,64}+)");
    private static final Pattern DATA = Pattern.compile("m=application ([0-9]{1,5}) UDP/DTLS/SCTP webrtc-datachannel");
    private static final Pattern PAYLOAD = Pattern.compile("a=(rtpmap|fmtp|rtcp-fb):([0-9]{1,3}) (.*)");
    private static final Pattern REPAIRS = Pattern.compile("apt=([0-9]{1,3})");
    private static final Set<String> CODECS = Set.of(
            "opus",
            "red",
            "cn",
            "telephone-event",
            "g722",
            "pcmu",
            "pcma",
            "vp8",
            "vp9",
            "h264",
            "h265",
            "av1",
            "rtx",
            "ulpfec",
            "flexfec-03");
    /** Payload types that need no name (RFC 3551): PCMU, PCMA, G722, CN. */
    private static final Set<String> NAMELESS = Set.of("0", "8", "9", "13");

    private final String first;
    private final String kind;
    private final String port;
    private final List<String> payloads;
    private final List<String> lines = new ArrayList<>();

    MediaLines(String first) throws MalformedMessageException {
        this.first = first;
        Matcher data = DATA.matcher(first);
        if (data.matches()) {
            kind = "application";
            port = data.group(1);
            payloads = List.of();
            return;
        }
        Matcher media = MEDIA.matcher(first);
        if (!media.matches()) {
            throw SessionDescriptions.malformed();
        }
        kind = media.group(1);
        port = media.group(2);
        payloads = List.of(media.group(3).strip().split(" ", -1));
    }

    void add(String line) {
        lines.add(line);
    }

    /** The section with known codecs only; one that was declined (port 0) may name none. */
    List<String> cleaned() throws MalformedMessageException {
        if (isData()) {
            return Stream.concat(Stream.of(first), lines.stream()).toList();
        }
        Set<String> known = known();
        List<String> kept = payloads.stream().filter(known::contains).toList();
        if (kept.isEmpty() && !port.equals("0")) {
            throw SessionDescriptions.malformed();
        }
        List<String> all = new ArrayList<>();
        all.add("m=" + kind + " " + port + " UDP/TLS/RTP/SAVPF " + String.join(" ", kept.isEmpty() ? payloads : kept));
        lines.stream().filter(line -> isKept(line, known)).forEach(all::add);
        return all;
    }

    /** Is it the data channel. */
    boolean isData() {
        return kind.equals("application");
    }

    private Set<String> known() {
        Map<String, String> repairs = new HashMap<>();
        Set<String> known = new HashSet<>(NAMELESS);
        for (String line : lines) {
            Matcher payload = PAYLOAD.matcher(line);
            if (!payload.matches()) {
                continue;
            }
            if (payload.group(1).equals("rtpmap")) {
                learn(known, payload.group(2), payload.group(3));
            }
            Matcher repaired = REPAIRS.matcher(payload.group(3));
            if (payload.group(1).equals("fmtp") && repaired.find()) {
                repairs.put(payload.group(2), repaired.group(1));
            }
        }
        repairs.forEach((payload, of) -> {
            if (!known.contains(of)) {
                known.remove(payload);
            }
        });
        return known;
    }

    private static void learn(Set<String> known, String payload, String codec) {
        String name = codec.split("/", 2)[0].toLowerCase(Locale.ROOT);
        if (CODECS.contains(name)) {
            known.add(payload);
        } else {
            known.remove(payload);
        }
    }

    private static boolean isKept(String line, Set<String> known) {
        Matcher payload = PAYLOAD.matcher(line);
        return !payload.matches() || known.contains(payload.group(2));
    }
}
