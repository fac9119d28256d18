package de.medicalhub.video.conference.gateway;

import de.medicalhub.video.conference.gateway.StandInObjects.Element;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Speaks Kurento's protocol (JSON-RPC 2.0 over WebSocket) as far as rooms use it, with the order of events and the error
 * codes that were measured against a server of version 7.3. It carries no media.
 */
public final class KurentoStandIn {
    static final int NOT_FOUND = 40101;
    static final int SECOND_OFFER = 40208;
    static final int OTHER_PIPELINE = 40004;
    static final int UNKNOWN_SESSION = 40007;
    static final int UNKNOWN_METHOD = -32601;

    final StandInObjects objects = new StandInObjects();
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong time = new AtomicLong(1_700_000_000_000L);
    private final Set<WebSocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final Undertow server;

    /** On any free port. */
    public KurentoStandIn() {
        this(0);
    }

    /** On that port. */
    public KurentoStandIn(int port) {
        server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1", Handlers.websocket(this::connected))
                .setIoThreads(1)
                .setWorkerThreads(1)
                .build();
    }

    /** Where it listens from now on. */
    public URI begin() {
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("ws://127.0.0.1:" + address.getPort() + "/kurento");
    }

    /** Ends it. */
    public void stop() {
        server.stop();
    }

    /** How many endpoints there are. */
    public int endpoints() {
        return objects.ofType("WebRtcEndpoint").size();
    }

    /** How many of them have got an offer. */
    public long offered() {
        return objects.ofType("WebRtcEndpoint").stream()
                .filter(element -> element.offered)
                .count();
    }

    /** As a restart does: all objects and sessions are gone. */
    public void forgetEverything() {
        objects.clear();
        sessions.clear();
    }

    /** Says how media flow, or the encrypted way stands, at a time that may be older than what was said before. */
    void say(Element endpoint, String type, String state, long millisLater) {
        JsonObjectBuilder data = Json.createObjectBuilder()
                .add("state", state)
                .add("padName", "default")
                .add("mediaType", "VIDEO")
                .add("streamId", "0")
                .add("componentId", "1")
                .add("connectionId", "1");
        clients.forEach(client -> event(client, endpoint, type, data, time.get() + millisLater));
    }

    private void connected(WebSocketHttpExchange exchange, WebSocketChannel client) {
        clients.add(client);
        client.addCloseTask(clients::remove);
        client.getReceiveSetter().set(new AbstractReceiveListener() {
            @Override
            protected void onFullTextMessage(WebSocketChannel sender, BufferedTextMessage message) {
                received(sender, message.getData());
            }
        });
        client.resumeReceives();
    }

    private void received(WebSocketChannel client, String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            JsonObject request = reader.readObject();
            JsonObject params =
                    request.containsKey("params") ? request.getJsonObject("params") : JsonValue.EMPTY_JSON_OBJECT;
            send(client, answer(client, request, params));
        }
    }

    private static void send(WebSocketChannel client, JsonObject message) {
        WebSockets.sendText(message.toString(), client, null);
    }

    private JsonObject answer(WebSocketChannel client, JsonObject request, JsonObject params) {
        try {
            String session = session(request.getString("method"), params);
            JsonObjectBuilder result = Json.createObjectBuilder();
            JsonValue value = handle(client, request.getString("method"), params);
            if (value != JsonValue.NULL) {
                result.add("value", value);
            }
            result.add("sessionId", session);
            return response(request).add("result", result).build();
        } catch (StandInFault fault) {
            return response(request)
                    .add(
                            "error",
                            Json.createObjectBuilder()
                                    .add("code", fault.code)
                                    .add("message", fault.type)
                                    .add("data", Json.createObjectBuilder().add("type", fault.type)))
                    .build();
        }
    }

    private String session(String method, JsonObject params) throws StandInFault {
        String given = params.getString("sessionId", "");
        if (method.equals("connect") && !given.isEmpty() && !sessions.contains(given)) {
            throw new StandInFault(UNKNOWN_SESSION, "INVALID_SESSION");
        }
        String session = given.isEmpty() ? UUID.randomUUID().toString() : given;
        sessions.add(session);
        return session;
    }

    private JsonValue handle(WebSocketChannel client, String method, JsonObject params) throws StandInFault {
        return switch (method) {
            case "ping" -> Json.createValue("pong");
            case "connect" -> JsonValue.NULL;
            case "closeSession" -> closeSession(params);
            case "create" -> create(params);
            case "invoke" -> invoke(client, params);
            case "subscribe" -> subscribe(params);
            case "unsubscribe" -> JsonValue.NULL;
            case "release" -> release(params);
            default -> throw new StandInFault(UNKNOWN_METHOD, "METHOD_NOT_FOUND");
        };
    }

    private JsonValue closeSession(JsonObject params) {
        sessions.remove(params.getString("sessionId", ""));
        return JsonValue.NULL;
    }

    private JsonValue create(JsonObject params) throws StandInFault {
        String type = params.getString("type");
        calls.add("create " + type);
        if (type.equals("MediaPipeline")) {
            return Json.createValue(objects.create(type, null).id);
        }
        String pipeline = params.getJsonObject("constructorParams").getString("mediaPipeline");
        return Json.createValue(objects.create(type, element(pipeline).id).id);
    }

    private JsonValue invoke(WebSocketChannel client, JsonObject params) throws StandInFault {
        Element element = element(params.getString("object"));
        String operation = params.getString("operation");
        JsonObject given = params.containsKey("operationParams")
                ? params.getJsonObject("operationParams")
                : JsonValue.EMPTY_JSON_OBJECT;
        calls.add(operation);
        return switch (operation) {
            case "processOffer" -> processOffer(client, element, given);
            case "gatherCandidates" -> gather(client, element);
            case "addIceCandidate" -> addCandidate(element, given);
            case "connect" -> connect(element, element(given.getString("sink")), given);
            case "disconnect" -> disconnect(element, element(given.getString("sink")), given);
            case "getUsedMemory" -> Json.createValue(100_000);
            case "getCreationTime" -> Json.createValue(1_700_000_000);
            case "getPipelines" -> ids(objects.ofType("MediaPipeline"));
            case "getChildren" ->
                ids(objects.ofType("WebRtcEndpoint").stream()
                        .filter(child -> child.pipeline().equals(element.id))
                        .toList());
            case "getSinkConnections" -> connections(element);
            default -> JsonValue.NULL;
        };
    }

    private static JsonValue addCandidate(Element element, JsonObject given) {
        element.candidates.add(given.getJsonObject("candidate").getString("candidate"));
        return JsonValue.NULL;
    }

    /** MediaSessionStarted precedes the response. */
    private JsonValue processOffer(WebSocketChannel client, Element element, JsonObject given) throws StandInFault {
        if (element.offered) {
            throw new StandInFault(SECOND_OFFER, "SDP_END_POINT_ALREADY_NEGOTIATED");
        }
        element.offered = true;
        event(client, element, "MediaSessionStarted", Json.createObjectBuilder(), time.incrementAndGet());
        return Json.createValue(StandInSdp.answer(given.getString("offer")));
    }

    /** Candidates and the end of them precede the response. */
    private JsonValue gather(WebSocketChannel client, Element element) {
        JsonObjectBuilder candidate = Json.createObjectBuilder()
                .add("__module__", "kurento")
                .add("__type__", "IceCandidate")
                .add("candidate", "candidate:1 1 UDP 2015363327 192.0.2.7 40000 typ host")
                .add("sdpMid", "0")
                .add("sdpMLineIndex", 0);
        event(
                client,
                element,
                "IceCandidateFound",
                Json.createObjectBuilder().add("candidate", candidate),
                time.incrementAndGet());
        event(client, element, "IceGatheringDone", Json.createObjectBuilder(), time.incrementAndGet());
        return JsonValue.NULL;
    }

    private static JsonValue ids(List<Element> found) {
        JsonArrayBuilder ids = Json.createArrayBuilder();
        found.forEach(element -> ids.add(element.id));
        return ids.build();
    }

    private static JsonValue connections(Element source) {
        JsonArrayBuilder found = Json.createArrayBuilder();
        source.connectedTo.forEach(way -> found.add(Json.createObjectBuilder()
                .add("__module__", "kurento")
                .add("__type__", "ElementConnectionData")
                .add("source", source.id)
                .add("sink", way.sink())
                .add("type", way.type())
                .add("sourceDescription", "default")
                .add("sinkDescription", "default")));
        return found.build();
    }

    private static JsonValue disconnect(Element source, Element sink, JsonObject given) {
        source.connectedTo.remove(new StandInObjects.Way(sink.id, given.getString("mediaType", "")));
        return JsonValue.NULL;
    }

    private static JsonValue connect(Element source, Element sink, JsonObject given) throws StandInFault {
        if (!source.pipeline().equals(sink.pipeline())) {
            throw new StandInFault(OTHER_PIPELINE, "CONNECT_ERROR");
        }
        StandInObjects.Way way = new StandInObjects.Way(sink.id, given.getString("mediaType", ""));
        if (!source.connectedTo.contains(way)) {
            source.connectedTo.add(way);
        }
        return JsonValue.NULL;
    }

    private JsonValue subscribe(JsonObject params) throws StandInFault {
        element(params.getString("object")).subscriptions.add(params.getString("type"));
        return Json.createValue(UUID.randomUUID().toString());
    }

    private JsonValue release(JsonObject params) {
        calls.add("release");
        objects.release(params.getString("object"));
        return JsonValue.NULL;
    }

    private void event(WebSocketChannel client, Element element, String type, JsonObjectBuilder data, long millis) {
        if (!element.subscriptions.contains(type)) {
            return;
        }
        data.add("source", element.id)
                .add("tags", Json.createArrayBuilder())
                .add("timestamp", String.valueOf(millis / 1000))
                .add("timestampMillis", String.valueOf(millis))
                .add("type", type);
        JsonObjectBuilder value = Json.createObjectBuilder()
                .add("object", element.id)
                .add("type", type)
                .add("data", data);
        send(
                client,
                Json.createObjectBuilder()
                        .add("jsonrpc", "2.0")
                        .add("method", "onEvent")
                        .add("params", Json.createObjectBuilder().add("value", value))
                        .build());
    }

    private Element element(String id) throws StandInFault {
        Element found = objects.find(id);
        if (found == null) {
            throw new StandInFault(NOT_FOUND, "MEDIA_OBJECT_NOT_FOUND");
        }
        return found;
    }

    private static JsonObjectBuilder response(JsonObject request) {
        JsonObjectBuilder response = Json.createObjectBuilder().add("jsonrpc", "2.0");
        JsonValue id = request.get("id");
        return id instanceof JsonString || id != null ? response.add("id", id) : response;
    }

    private static final class StandInFault extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;
        private final String type;

        StandInFault(int code, String type) {
            super(type);
            this.code = code;
            this.type = type;
        }
    }
}
