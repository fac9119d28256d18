package de.medicalhub.video.signalling.control;

import de.medicalhub.video.door.Wire;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** A browser's page: remembers what it was told. */
final class Browser implements Wire {
    /** The least that is an offer. */
    static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "s=-",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=fingerprint:sha-256 " + "AB:".repeat(31) + "AB",
            "a=rtpmap:111 opus/48000/2",
            "");

    final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private final Line line;
    private final String page;
    int closedWith;
    /** How long it may be silent by now. */
    Duration mayBeSilent = Duration.ZERO;

    Browser(Switchboard switchboard, String page) {
        this(switchboard, page, Runnable::run);
    }

    Browser(Switchboard switchboard, String page, Executor lane) {
        this(switchboard, page, lane, lane);
    }

    Browser(Switchboard switchboard, String page, Executor lane, Executor coming) {
        this.page = page;
        this.line = switchboard.open(this, lane, coming);
    }

    @Override
    public void send(JsonObject message) {
        heard.add(message);
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
        line.closed();
    }

    @Override
    public void allowSilence(Duration duration) {
        mayBeSilent = duration;
    }

    Browser hello(String ticket) {
        say("hello", "\"ticket\":\"" + ticket + "\",\"page\":\"" + page + "\"");
        return this;
    }

    void raw(String text) {
        line.receive(text);
    }

    void say(String type) {
        line.receive("{\"v\":1,\"type\":\"" + type + "\"}");
    }

    void say(String type, String parts) {
        line.receive("{\"v\":1,\"type\":\"" + type + "\"," + parts + "}");
    }

    void offerTo(String other) {
        say(
                "description",
                "\"to\":\"" + other + "\",\"description\":{\"type\":\"offer\",\"sdp\":\""
                        + OFFER.replace("\r\n", "\\r\\n") + "\"}");
    }

    void goes() {
        line.closed();
    }

    JsonObject last() {
        return heard.get(heard.size() - 1);
    }

    List<JsonObject> heard(String type) {
        return heard.stream().filter(m -> m.getString("type").equals(type)).toList();
    }

    String state() {
        List<JsonObject> rooms = heard("room");
        return rooms.get(rooms.size() - 1).getString("state");
    }

    /** The pages that this one was told of last. */
    List<String> peers() {
        List<JsonObject> rooms = heard("room");
        return rooms.get(rooms.size() - 1).getJsonArray("peers").getValuesAs(JsonObject.class).stream()
                .map(peer -> peer.getString("page"))
                .toList();
    }
}
