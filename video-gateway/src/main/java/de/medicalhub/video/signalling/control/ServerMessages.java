package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.door.WireJson;
import de.medicalhub.video.relay.IceServer;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import de.medicalhub.video.waitingroom.RoomView;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the gateway says. */
final class ServerMessages {
    private ServerMessages() {}

    /** Ways to the relay, and for how long they are good. */
    record Ways(List<IceServer> servers, Duration lifetime) {}

    static JsonObject welcome(Caller caller, ConsultationFacts facts, Ways ways, boolean relayOnly) {
        return message("welcome")
                .add("side", caller.participant().side().code())
                .add("relayOnly", relayOnly)
                .add("expects", facts.expects())
                .add("startsAt", facts.startsAt().toString())
                .add("iceServers", iceServers(ways.servers()))
                .add("lifetime", ways.lifetime().toSeconds())
                .build();
    }

    static JsonObject relay(Ways ways) {
        return message("relay")
                .add("iceServers", iceServers(ways.servers()))
                .add("lifetime", ways.lifetime().toSeconds())
                .build();
    }

    static JsonObject room(RoomView view, Instant now, Caller caller, List<Caller> others) {
        JsonObjectBuilder message =
                message("room").add("state", view.state().code()).add("now", now.toString());
        Instant since = view.since();
        if (since != null) {
            message.add("since", since.toString());
        }
        JsonArrayBuilder peers = WireJson.array();
        others.forEach(other -> peers.add(WireJson.object()
                .add("page", other.page())
                .add("side", other.participant().side().code())
                .add("name", other.participant().name())
                .add("polite", caller.isPoliteTo(other))));
        return message.add("peers", peers).build();
    }

    static JsonObject chat(Caller from, ClientMessage.Chat line, Instant now) {
        return message("chat")
                .add("id", UUID.randomUUID().toString())
                .add("side", from.participant().side().code())
                .add("name", from.participant().name())
                .add("text", line.text())
                .add("at", now.toString())
                .build();
    }

    static JsonObject quality(String from, ClientMessage.Quality quality) {
        return message("quality")
                .add("from", from)
                .add("level", quality.level().code())
                .build();
    }

    static JsonObject signal(String from, ClientMessage.Signal signal) {
        return message(signal.kind())
                .add("from", from)
                .add(signal.kind(), signal.body())
                .build();
    }

    static JsonObject pong() {
        return message("pong").build();
    }

    static JsonObject problem(MessageProblem problem) {
        return message("problem").add("code", problem.code()).build();
    }

    private static JsonObjectBuilder message(String type) {
        return WireJson.object().add("v", 1).add("type", type);
    }

    private static JsonArrayBuilder iceServers(List<IceServer> servers) {
        JsonArrayBuilder array = WireJson.array();
        servers.forEach(server -> array.add(server.toJson()));
        return array;
    }
}
