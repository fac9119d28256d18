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
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks Kurento's protocol (JSON-RPC 2.0 over WebSocket) as far as rooms use it, with the order of events and the error
 * codes that were measured against a server of version 7.3. Browsers find a way to it ({@link StandInIce}) and are
 * connected; it carries no media. What it is asked to do with media objects is done in {@link StandInCalls}.
 */
public final class KurentoStandIn {
    private static final int UNKNOWN_SESSION = 40007;
    private static final int UNKNOWN_METHOD = -32601;

    final StandInObjects objects = new StandInObjects();
    private final StandInIce ice = new StandInIce(this::reached);
    private final StandInCalls calls = new StandInCalls(objects, ice);
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
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
        ice.close();
    }

    /** As a restart does: all objects and sessions are gone. */
    public void forgetEverything() {
        objects.clear();
        sessions.clear();
    }

    /** Says how media flow, or the encrypted way stands, at a time that may be older than what was said before. */
    void say(Element endpoint, String type, String state, long millisLater) {
        clients.forEach(client -> calls.say(message -> send(client, message), endpoint, type, state, millisLater));
    }

    /** A browser has found a way to an endpoint: it counts as connected, as soon as a real one would have agreed on keys. */
    private void reached(String fragment) {
        objects.ofType("WebRtcEndpoint").stream()
                .filter(endpoint -> endpoint.fragment.equals(fragment))
                .filter(endpoint -> endpoint.reached.compareAndSet(false, true))
                .forEach(endpoint -> say(endpoint, "DtlsConnectionStateChange", "CONNECTED", 0));
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
            JsonObject answer = answer(client, request, params);
            if (!answer.isEmpty()) {
                send(client, answer);
            }
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
            if (fault.code == StandInFault.SILENCE) {
                return JsonValue.EMPTY_JSON_OBJECT;
            }
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
            case "create" -> calls.create(params);
            case "invoke" -> calls.invoke(message -> send(client, message), params);
            case "subscribe" -> calls.subscribe(params);
            case "unsubscribe" -> JsonValue.NULL;
            case "release" -> calls.release(params);
            default -> throw new StandInFault(UNKNOWN_METHOD, "METHOD_NOT_FOUND");
        };
    }

    private JsonValue closeSession(JsonObject params) {
        sessions.remove(params.getString("sessionId", ""));
        return JsonValue.NULL;
    }

    private static JsonObjectBuilder response(JsonObject request) {
        JsonObjectBuilder response = Json.createObjectBuilder().add("jsonrpc", "2.0");
        JsonValue id = request.get("id");
        return id != null ? response.add("id", id) : response;
    }
}
