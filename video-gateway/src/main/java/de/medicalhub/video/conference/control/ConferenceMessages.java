package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.ConferenceProblem;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.entity.Offer;
import de.medicalhub.video.door.WireJson;
import de.medicalhub.video.relay.Relay;
import de.medicalhub.video.relay.Way;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The words of the conference protocol (docs/video-protocol.md): what a browser may say, made anew of its known parts. */
public final class ConferenceMessages {
    /** Largest message, in characters. */
    public static final int MOST_CHARACTERS = Offer.MOST_CHARACTERS + 1_024;

    private static final int VERSION = 1;
    private static final int LONGEST_CANDIDATE = 2_000;
    private static final Pattern PERSON = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern PAGE = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern MID = Pattern.compile("[!-~]{0,64}");
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{20,100}");

    private ConferenceMessages() {}

    /** The message with nothing in it but what its type has; empty if the protocol does not know it so. */
    public static Optional<JsonObject> read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            JsonObject given = WireJson.read(text);
            if (number(given, "v") != VERSION) {
                return Optional.empty();
            }
            return Optional.of(known(string(given, "type"), given).build());
        } catch (RuntimeException | UnknownWordException e) {
            // what nests too deep, or a number of thousands of digits, is no JsonException
            return Optional.empty();
        }
    }

    private static JsonObjectBuilder known(String type, JsonObject given) throws UnknownWordException {
        JsonObjectBuilder word = WireJson.object().add("type", type);
        switch (type) {
            case "hello" ->
                word.add("ticket", matching(given, "ticket", TICKET))
                        .add("page", matching(given, "page", PAGE))
                        .add("again", flag(given, "again"));
            case "offer" ->
                word.add("from", matching(given, "from", PERSON))
                        .add("attempt", number(given, "attempt"))
                        .add("sdp", string(given, "sdp"));
            case "candidate" ->
                word.add("from", matching(given, "from", PERSON))
                        .add("attempt", number(given, "attempt"))
                        .add("candidate", candidate(given));
            case "media" -> word.add("microphone", flag(given, "microphone")).add("camera", flag(given, "camera"));
            case "speaking" -> word.add("speaks", flag(given, "speaks"));
            case "pictures" -> word.add("most", number(given, "most"));
            case "silence", "send-away" -> word.add("person", matching(given, "person", PERSON));
            case "ping", "relay", "leave", "end" -> {}
            default -> throw new UnknownWordException();
        }
        return word;
    }

    private static JsonObject candidate(JsonObject given) throws UnknownWordException {
        if (!(given.get("candidate") instanceof JsonObject part)) {
            throw new UnknownWordException();
        }
        String line = string(part, "candidate");
        if (line.length() > LONGEST_CANDIDATE || !Way.isValid(line)) {
            throw new UnknownWordException();
        }
        String mid = part.get("sdpMid") instanceof JsonString ? matching(part, "sdpMid", MID) : "0";
        return WireJson.object()
                .add("candidate", line)
                .add("sdpMid", mid)
                .add("sdpMLineIndex", number(part, "sdpMLineIndex"))
                .build();
    }

    /** A candidate of a message that was read. */
    static IceCandidate candidateOf(JsonObject word) {
        JsonObject part = word.getJsonObject("candidate");
        return new IceCandidate(part.getString("candidate"), part.getString("sdpMid"), part.getInt("sdpMLineIndex"));
    }

    /** A word of the gateway. */
    static JsonObjectBuilder say(String type) {
        return WireJson.object().add("v", VERSION).add("type", type);
    }

    /** With the ways to the relay, and for how many seconds they are good. */
    static JsonObjectBuilder relay(String type, Relay relay) {
        JsonArrayBuilder servers = WireJson.array();
        relay.serversFor(UUID.randomUUID().toString()).forEach(server -> servers.add(server.toJson()));
        return say(type)
                .add("iceServers", servers)
                .add("lifetime", relay.lifetime().toSeconds());
    }

    static JsonObject problem(String code) {
        return say("problem").add("code", code).build();
    }

    static JsonObject problem(String from, ConferenceProblem problem) {
        return say("problem").add("code", problem.code()).add("from", from).build();
    }

    static JsonObject candidate(String from, int attempt, IceCandidate candidate) {
        return say("candidate")
                .add("from", from)
                .add("attempt", attempt)
                .add(
                        "candidate",
                        WireJson.object()
                                .add("candidate", candidate.candidate())
                                .add("sdpMid", candidate.sdpMid())
                                .add("sdpMLineIndex", candidate.sdpMLineIndex()))
                .build();
    }

    private static boolean flag(JsonObject given, String name) throws UnknownWordException {
        JsonValue value = given.get(name);
        if (JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value)) {
            return JsonValue.TRUE.equals(value);
        }
        throw new UnknownWordException();
    }

    private static int number(JsonObject given, String name) throws UnknownWordException {
        if (given.get(name) instanceof JsonNumber value
                && value.isIntegral()
                && Math.abs(value.longValue()) < 1_000_000) {
            return value.intValue();
        }
        throw new UnknownWordException();
    }

    private static String string(JsonObject given, String name) throws UnknownWordException {
        if (given.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new UnknownWordException();
    }

    private static String matching(JsonObject given, String name, Pattern form) throws UnknownWordException {
        String text = string(given, name);
        if (!form.matcher(text).matches()) {
            throw new UnknownWordException();
        }
        return text;
    }

    private static final class UnknownWordException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
