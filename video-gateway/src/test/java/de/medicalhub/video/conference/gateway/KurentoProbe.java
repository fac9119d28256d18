package de.medicalhub.video.conference.gateway;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks at a media server, ours or a real one, by its bare protocol and over a wire of its own: what is there since it began to
 * look. For the tests through a running hub, which have no client of Kurento's. One thread only.
 */
public final class KurentoProbe implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final String MANAGER = "manager_ServerManager";

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final WebSocket wire;
    private final String session;
    private final Set<String> before;
    private int asked;

    /** Connects; what the server has by then is not looked at. */
    public KurentoProbe(URI address) {
        wire = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        session = ask("connect", Json.createObjectBuilder().build())
                .getJsonObject("result")
                .getString("sessionId");
        before = ids(MANAGER, "getPipelines");
    }

    /** The ids of the endpoints that are there. */
    public Set<String> endpoints() {
        return pipelines().stream()
                .flatMap(pipeline -> ids(pipeline, "getChildren").stream())
                .filter(id -> id.endsWith("WebRtcEndpoint"))
                .collect(Collectors.toSet());
    }

    /** How many of them have answered an offer. */
    public long negotiated() {
        return endpoints().stream()
                .filter(id -> invoke(id, "getLocalSessionDescriptor").containsKey("result"))
                .count();
    }

    /** As if the server had been restarted, for what concerns the rooms. */
    public void loseEverything() {
        pipelines().forEach(pipeline -> ask("release", object(pipeline).build()));
    }

    /** The ids of the pipelines that are there. */
    public Set<String> pipelines() {
        return ids(MANAGER, "getPipelines").stream()
                .filter(id -> !before.contains(id))
                .collect(Collectors.toSet());
    }

    /** What is gone has none. */
    private Set<String> ids(String object, String operation) {
        JsonObject answer = invoke(object, operation);
        JsonArray found = answer.containsKey("result")
                ? answer.getJsonObject("result").getJsonArray("value")
                : JsonArray.EMPTY_JSON_ARRAY;
        return found.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
    }

    private JsonObject invoke(String object, String operation) {
        return ask(
                "invoke",
                object(object)
                        .add("operation", operation)
                        .add("operationParams", Json.createObjectBuilder())
                        .build());
    }

    private JsonObjectBuilder object(String id) {
        return Json.createObjectBuilder().add("object", id).add("sessionId", session);
    }

    private JsonObject ask(String method, JsonObject params) {
        asked++;
        String request = Json.createObjectBuilder()
                .add("jsonrpc", "2.0")
                .add("id", asked)
                .add("method", method)
                .add("params", params)
                .build()
                .toString();
        wire.sendText(request, true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        try {
            JsonObject answer = next(method);
            // the stand-in tells everybody what has happened, unasked
            while (!answer.containsKey("id")) {
                answer = next(method);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonObject next(String method) throws InterruptedException {
        String message = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the media server did not answer " + method);
        }
        try (var reader = Json.createReader(new StringReader(message))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        wire.abort();
    }

    /** Puts the parts of a message together. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                answers.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
