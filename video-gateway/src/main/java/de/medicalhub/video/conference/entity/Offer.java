package de.medicalhub.video.conference.entity;

import de.medicalhub.video.relay.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A browser's offer as the media server gets it (rules 6 and 12): at most one line of sound and one of picture, Opus and
 * VP8 only, no control characters, ways of valid form with an address in numbers. The server takes nonsense and answers with
 * nothing; AV1 in an offer has cost it a whole endpoint; two codecs in one room make it transcode.
 */
public final class Offer {
    /** Largest offer, in characters; Chromium's with sound and picture has about 8,000. */
    public static final int MOST_CHARACTERS = 32 * 1024;

    private static final Pattern LINE = Pattern.compile("[a-z]=[^\\p{Cntrl}]*");
    private static final String WAY = "a=candidate:";
    private static final Pattern RTPMAP = Pattern.compile("a=rtpmap:(\\d{1,3}) ([A-Za-z0-9.-]+)/.*");
    private static final Pattern APT = Pattern.compile("a=fmtp:(\\d{1,3}) apt=(\\d{1,3})");
    private static final Pattern OF_FORMAT = Pattern.compile("a=(?:rtpmap|fmtp|rtcp-fb):(\\d{1,3}) .*");
    private static final Pattern MEDIA = Pattern.compile("m=(audio|video) (\\d{1,5}) (UDP/TLS/RTP/SAVPF) ([\\d ]+)");

    private Offer() {}

    /** The offer with nothing in it but what the room speaks; empty if it is none, or has none of that. */
    public static Optional<String> filter(String sdp) {
        if (sdp.length() > MOST_CHARACTERS || !sdp.startsWith("v=0\r\n")) {
            return Optional.empty();
        }
        List<String> lines =
                Stream.of(sdp.split("\r\n", -1)).filter(line -> !line.isEmpty()).toList();
        if (!lines.stream().allMatch(line -> LINE.matcher(line).matches())) {
            return Optional.empty();
        }
        List<List<String>> sections = sections(lines.stream()
                .filter(line -> !line.startsWith(WAY) || isWay(line.substring(2)))
                .toList());
        if (sections.size() < 2 || sections.size() > 3) {
            return Optional.empty();
        }
        Set<String> kinds = new HashSet<>();
        StringBuilder filtered = new StringBuilder(join(sections.get(0)));
        for (List<String> section : sections.subList(1, sections.size())) {
            Matcher media = MEDIA.matcher(section.get(0));
            Optional<String> kept =
                    media.matches() && kinds.add(media.group(1)) ? section(section, media) : Optional.empty();
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            filtered.append(kept.get());
        }
        return Optional.of(filtered.toString());
    }

    private static boolean isWay(String candidate) {
        return Way.isValid(candidate) && Way.isInNumbers(candidate);
    }

    private static Optional<String> section(List<String> lines, Matcher media) {
        Set<String> formats = formats(lines, media.group(1).equals("audio") ? "opus" : "VP8");
        if (formats.isEmpty() || !lines.stream().anyMatch(line -> line.startsWith("a=fingerprint:"))) {
            return Optional.empty();
        }
        List<String> kept = new ArrayList<>();
        List<String> order = List.of(media.group(4).strip().split(" ")).stream()
                .filter(formats::contains)
                .toList();
        kept.add("m=" + media.group(1) + " " + media.group(2) + " " + media.group(3) + " " + String.join(" ", order));
        lines.subList(1, lines.size()).stream()
                .filter(line -> stays(line, formats))
                .forEach(kept::add);
        return order.isEmpty() ? Optional.empty() : Optional.of(join(kept));
    }

    private static boolean stays(String line, Set<String> formats) {
        Matcher format = OF_FORMAT.matcher(line);
        return !format.matches() || formats.contains(format.group(1));
    }

    /** The payload types of a codec, with those that repeat it. */
    private static Set<String> formats(List<String> lines, String codec) {
        Set<String> formats = new HashSet<>();
        lines.stream()
                .map(RTPMAP::matcher)
                .filter(map -> map.matches() && map.group(2).equalsIgnoreCase(codec))
                .forEach(map -> formats.add(map.group(1)));
        lines.stream()
                .map(APT::matcher)
                .filter(apt -> apt.matches() && formats.contains(apt.group(2)))
                .map(apt -> apt.group(1))
                .toList()
                .forEach(formats::add);
        return formats;
    }

    private static List<List<String>> sections(List<String> lines) {
        List<List<String>> sections = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("m=")) {
                sections.add(current);
                current = new ArrayList<>();
            }
            current.add(line);
        }
        sections.add(current);
        return sections;
    }

    private static String join(List<String> lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
