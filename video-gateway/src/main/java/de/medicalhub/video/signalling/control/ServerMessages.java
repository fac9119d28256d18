package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.relay.IceServer;
import de.medicalhub.video.signalling.entity.ClientMessage;
import de.medicalhub.video.signalling.entity.MessageProblem;
import de.medicalhub.video.waitingroom.RoomView;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gateway says. */
final class ServerMessages {
    private ServerMessages() {}

    static JsonObject welcome(Caller caller, ConsultationFacts facts, List<IceServer> servers) {
        return message("welcome")
                .add("side", caller.participant().isHost() ? "host" : "patient")
                .add("polite", !caller.participant().isHost())
                .add("expects", facts.expects())
                .add("startsAt", facts.startsAt().toString())
                .add("iceServers", iceServers(servers))
                .build();
    }

    static JsonObject relay(List<IceServer> servers) {
        return message("relay").add("iceServers", iceServers(servers)).build();
    }

    static JsonObject room(RoomView view, Instant now, @Nullable Caller other) {
        JsonObjectBuilder message =
                message("room").add("state", view.state().code()).add("now", now.toString());
        Instant since = view.since();
        if (since != null) {
            message.add("since", since.toString());
        }
        if (other != null) {
            message.add("peer", other.page())
                    .add("peerName", other.participant().name());
        }
        return message.build();
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
        return Json.createObjectBuilder().add("v", 1).add("type", type);
    }

    private static JsonArrayBuilder iceServers(List<IceServer> servers) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        servers.forEach(server -> array.add(Json.createObjectBuilder()
                .add("urls", Json.createArrayBuilder(List.copyOf(server.urls())))
                .add("username", server.username())
                .add("credential", server.credential())));
        return array;
    }
}
