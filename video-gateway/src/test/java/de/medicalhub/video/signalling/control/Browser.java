package de.medicalhub.video.signalling.control;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A browser's page: remembers what it was told. */
final class Browser implements Connection {
    final List<JsonObject> heard = new ArrayList<>();
    private final Line line;
    private final String page;
    int closedWith;

    Browser(Switchboard switchboard, String page) {
        this.page = page;
        this.line = switchboard.open(this);
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
    public void allowSilence(Duration duration) {}

    Browser hello(String ticket) {
        say("hello", "\"ticket\":\"" + ticket + "\",\"page\":\"" + page + "\"");
        return this;
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
                "\"to\":\"" + other
                        + "\",\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\ns=-\\r\\nm=audio 9 X 0\\r\\n\"}");
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
}
