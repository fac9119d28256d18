package de.medicalhub.video.signalling.control;

import de.medicalhub.video.door.WireJson;
import de.medicalhub.video.relay.Way;
import de.medicalhub.video.signalling.entity.MessageProblem;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads session descriptions (RFC 8866) and ways (candidates, RFC 8839), and lets through what a call needs and nothing
 * else (rule 9): picture and sound over DTLS-SRTP, codecs that browsers have, one data channel, ways of valid form.
 */
final class SessionDescriptions {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_MEDIA = 8;
    private static final int LONGEST_LINE = 4_000;
    private static final Pattern LINE = Pattern.compile("[a-z]=[^\\p{Cntrl}]*");
    private static final Pattern FINGERPRINT =
            Pattern.compile("a=fingerprint:sha-(?:256|384|512) (?:[0-9A-Fa-f]{2}:){31,63}[0-9A-Fa-f]{2}");
    private static final String WAY = "a=candidate:";
    private static final Pattern CONNECTION = Pattern.compile("(c=|a=rtcp:[0-9]{1,5} )IN IP[46] (.*)");

    private SessionDescriptions() {}

    /** The description without codecs and ways that nobody needs; lines end as the RFC wants. */
    static String cleaned(String sdp) throws MalformedMessageException {
        List<String> head = new ArrayList<>();
        List<MediaLines> media = new ArrayList<>();
        String[] lines = sdp.split("\r?\n", -1);
        if (lines.length > MOST_LINES || !lines[0].equals("v=0")) {
            throw malformed();
        }
        for (String line : lines) {
            if (line.isEmpty()) {
                continue;
            }
            if (line.length() > LONGEST_LINE || !LINE.matcher(line).matches()) {
                throw malformed();
            }
            if (line.startsWith("m=")) {
                media.add(new MediaLines(line));
            } else if (media.isEmpty()) {
                head.add(line);
            } else {
                media.get(media.size() - 1).add(line);
            }
        }
        return joined(head, media);
    }

    private static String joined(List<String> head, List<MediaLines> media) throws MalformedMessageException {
        List<String> all = new ArrayList<>(head);
        for (MediaLines one : media) {
            all.addAll(one.cleaned());
        }
        all.removeIf(line -> line.startsWith(WAY) && !isWay(line.substring(2)));
        boolean encrypted =
                all.stream().anyMatch(line -> FINGERPRINT.matcher(line).matches());
        boolean talks = media.stream().anyMatch(one -> !one.isData());
        long channels = media.stream().filter(MediaLines::isData).count();
        if (!talks || media.size() > MOST_MEDIA || channels > 1 || !encrypted) {
            throw malformed();
        }
        return String.join("\r\n", all) + "\r\n";
    }

    /** Is it a way of valid form; the empty one, which ends the list, too. */
    static boolean isWay(String candidate) {
        return candidate.isEmpty() || Way.isValid(candidate);
    }

    /** What a description or a way says where all media is to go through the relay; empty ways for what leads past it. */
    static JsonObject throughRelay(String kind, JsonObject body) {
        if (kind.equals("candidate")) {
            String way = body.getString("candidate");
            return WireJson.object(body)
                    .add("candidate", Way.isRelayed(way) ? Way.withoutOrigin(way) : "")
                    .build();
        }
        if (!kind.equals("description")) {
            return body;
        }
        List<String> lines = body.getString("sdp").lines().toList();
        Set<String> relays = lines.stream()
                .filter(line -> line.startsWith(WAY))
                .map(line -> line.substring(2))
                .filter(Way::isRelayed)
                .map(Way::address)
                .collect(Collectors.toSet());
        List<String> kept = lines.stream()
                .filter(line -> !line.startsWith(WAY) || Way.isRelayed(line.substring(2)))
                .map(line -> line.startsWith(WAY) ? "a=" + Way.withoutOrigin(line.substring(2)) : line)
                .map(line -> withoutAddress(line, relays))
                .toList();
        String sdp = kept.isEmpty() ? "" : String.join("\r\n", kept) + "\r\n";
        return WireJson.object(body).add("sdp", sdp).build();
    }

    /** Where media would go without any way (RFC 8866, c=; RFC 3605, a=rtcp): the relay's address, or none. */
    private static String withoutAddress(String line, Set<String> relays) {
        Matcher connection = CONNECTION.matcher(line);
        return connection.matches() && !relays.contains(connection.group(2))
                ? connection.group(1) + "IN IP4 0.0.0.0"
                : line;
    }

    static MalformedMessageException malformed() {
        return new MalformedMessageException(MessageProblem.MALFORMED);
    }
}
