package de.medicalhub.video.signalling.control;

import de.medicalhub.video.door.WireJson;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import de.medicalhub.video.signalling.entity.QualityLevel;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns text into a message, or says what is wrong with it (rule 2). */
public final class MessageReader {
    /** Largest message, in characters; an offer with audio and video is about 8,000. */
    public static final int MOST_CHARACTERS = 64 * 1024;

    private static final int VERSION = 1;
    private static final int LONGEST_CANDIDATE = 2_000;
    private static final Pattern PAGE = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{20,100}");
    private static final int LONGEST_WORDS = 1_000;
    /** One class and possessive: an alternative in a group needs a frame of the stack for each letter. */
    private static final Pattern WORDS = Pattern.compile("[\n\\P{Cntrl}]{1,1000}+");

    private static final int LONGEST_RTT_MILLIS = 60_000;
    private static final int WHOLE = 100;
    private static final Set<String> DESCRIPTIONS = Set.of("offer", "answer", "rollback");

    private MessageReader() {}

    static ClientMessage read(String text) throws MalformedMessageException {
        if (text.length() > MOST_CHARACTERS) {
            throw new MalformedMessageException(MessageProblem.TOO_LARGE);
        }
        try {
            return known(WireJson.read(text));
        } catch (RuntimeException e) {
            // what nests too deep, or a number of thousands of digits, is no JsonException
            throw malformed();
        }
    }

    private static ClientMessage known(JsonObject message) throws MalformedMessageException {
        if (!(message.get("v") instanceof JsonNumber version) || version.intValue() != VERSION) {
            throw new MalformedMessageException(MessageProblem.WRONG_VERSION);
        }
        String type = string(message, "type");
        return switch (type) {
            case "hello" ->
                new ClientMessage.Hello(
                        matching(message, "ticket", TICKET),
                        matching(message, "page", PAGE),
                        message.containsKey("waits") && flag(message, "waits"));
            case "ping" -> new ClientMessage.Ping();
            case "wait" -> new ClientMessage.Wait();
            case "leave" -> new ClientMessage.Leave();
            case "admit" -> new ClientMessage.Admit();
            case "end" -> new ClientMessage.End();
            case "dismiss" -> new ClientMessage.Dismiss(matching(message, "to", PAGE));
            case "chat" -> new ClientMessage.Chat(words(message));
            case "quality" -> quality(object(message, "quality"));
            case "relay" -> new ClientMessage.Relay();
            case "description" -> signal(message, type, description(message));
            case "candidate" -> signal(message, type, candidate(message));
            case "media" -> signal(message, type, media(message));
            default -> throw malformed();
        };
    }

    private static ClientMessage signal(JsonObject message, String kind, JsonObject body)
            throws MalformedMessageException {
        return new ClientMessage.Signal(matching(message, "to", PAGE), kind, body);
    }

    private static JsonObject description(JsonObject message) throws MalformedMessageException {
        JsonObject given = object(message, "description");
        String type = string(given, "type");
        if (!DESCRIPTIONS.contains(type)) {
            throw malformed();
        }
        String sdp = type.equals("rollback") ? "" : string(given, "sdp");
        String cleaned = sdp.isEmpty() && type.equals("rollback") ? "" : SessionDescriptions.cleaned(sdp);
        return WireJson.object().add("type", type).add("sdp", cleaned).build();
    }

    private static JsonObject candidate(JsonObject message) throws MalformedMessageException {
        JsonObject given = object(message, "candidate");
        String candidate = string(given, "candidate");
        if (candidate.length() > LONGEST_CANDIDATE || !SessionDescriptions.isWay(candidate)) {
            throw malformed();
        }
        var body = WireJson.object().add("candidate", candidate);
        if (given.get("sdpMid") instanceof JsonString mid && mid.getString().length() <= 64) {
            body.add("sdpMid", mid);
        }
        if (given.get("sdpMLineIndex") instanceof JsonNumber line && line.isIntegral()) {
            body.add("sdpMLineIndex", line);
        }
        if (given.get("usernameFragment") instanceof JsonString fragment
                && fragment.getString().length() <= 256) {
            body.add("usernameFragment", fragment);
        }
        return body.build();
    }

    private static JsonObject media(JsonObject message) throws MalformedMessageException {
        JsonObject given = object(message, "media");
        return WireJson.object()
                .add("microphone", flag(given, "microphone"))
                .add("camera", flag(given, "camera"))
                .add("screen", given.containsKey("screen") && flag(given, "screen"))
                .add("saving", given.containsKey("saving") && flag(given, "saving"))
                .build();
    }

    private static ClientMessage quality(JsonObject given) throws MalformedMessageException {
        QualityLevel level = QualityLevel.find(string(given, "level"))
                .orElseThrow(() -> new MalformedMessageException(MessageProblem.MALFORMED));
        return new ClientMessage.Quality(
                level,
                (int) number(given, "rtt", LONGEST_RTT_MILLIS),
                number(given, "loss", WHOLE),
                flag(given, "relayed"));
    }

    private static double number(JsonObject from, String name, int most) throws MalformedMessageException {
        if (from.get(name) instanceof JsonNumber number && number.doubleValue() >= 0 && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        throw malformed();
    }

    /** Up to 1,000 characters with something to read in them; line ends are the only control characters. */
    private static String words(JsonObject from) throws MalformedMessageException {
        String text = string(from, "text");
        if (text.length() > LONGEST_WORDS
                || text.isBlank()
                || !WORDS.matcher(text).matches()) {
            throw malformed();
        }
        return text;
    }

    private static boolean flag(JsonObject from, String name) throws MalformedMessageException {
        JsonValue value = from.get(name);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw malformed();
    }

    private static JsonObject object(JsonObject from, String name) throws MalformedMessageException {
        if (from.get(name) instanceof JsonObject object) {
            return object;
        }
        throw malformed();
    }

    private static String string(JsonObject from, String name) throws MalformedMessageException {
        if (from.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw malformed();
    }

    private static String matching(JsonObject from, String name, Pattern form) throws MalformedMessageException {
        String text = string(from, name);
        if (!form.matcher(text).matches()) {
            throw malformed();
        }
        return text;
    }

    private static MalformedMessageException malformed() {
        return new MalformedMessageException(MessageProblem.MALFORMED);
    }
}
