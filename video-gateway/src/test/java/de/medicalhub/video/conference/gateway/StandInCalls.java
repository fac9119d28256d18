package de.medicalhub.video.conference.gateway;

import de.medicalhub.video.conference.gateway.StandInObjects.Element;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What a caller may do with the media objects of the stand-in, and the events that tell of it before the answer does. */
final class StandInCalls {
    private static final int NOT_FOUND = 40101;
    private static final int NO_ANSWER_YET = 40202;
    private static final int OFFER_REFUSED = 40205;
    private static final int SECOND_OFFER = 40208;
    private static final int NO_WAY = 40401;
    private static final int OTHER_PIPELINE = 40004;

    private final StandInObjects objects;
    private final StandInIce ice;
    private final AtomicLong time = new AtomicLong(1_700_000_000_000L);

    StandInCalls(StandInObjects objects, StandInIce ice) {
        this.objects = objects;
        this.ice = ice;
    }

    JsonValue create(JsonObject params) throws StandInFault {
        String type = params.getString("type");
        if (type.equals("MediaPipeline")) {
            return Json.createValue(objects.create(type, null).id);
        }
        String pipeline = params.getJsonObject("constructorParams").getString("mediaPipeline");
        return Json.createValue(objects.create(type, element(pipeline).id).id);
    }

    JsonValue invoke(Consumer<JsonObject> client, JsonObject params) throws StandInFault {
        Element element = element(params.getString("object"));
        String operation = params.getString("operation");
        JsonObject given = params.containsKey("operationParams")
                ? params.getJsonObject("operationParams")
                : JsonValue.EMPTY_JSON_OBJECT;
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
            case "getLocalSessionDescriptor" -> localDescription(element);
            default -> JsonValue.NULL;
        };
    }

    /** A name is looked up, and nothing is said meanwhile; what is no address is refused. */
    private static JsonValue addCandidate(Element element, JsonObject given) throws StandInFault {
        String candidate = given.getJsonObject("candidate").getString("candidate");
        String host = candidate.split(" ", -1)[4];
        if (host.endsWith(".local")) {
            throw new StandInFault(StandInFault.SILENCE, "");
        }
        if (host.startsWith("999.")) {
            throw new StandInFault(NO_WAY, "ICE_ADD_CANDIDATE_ERROR");
        }
        element.candidates.add(candidate);
        return JsonValue.NULL;
    }

    /** MediaSessionStarted precedes the response. */
    private JsonValue processOffer(Consumer<JsonObject> client, Element element, JsonObject given) throws StandInFault {
        if (element.offered) {
            throw new StandInFault(SECOND_OFFER, "SDP_END_POINT_ALREADY_NEGOTIATED");
        }
        if (given.getString("offer").contains("\na=extmap:x")) {
            throw new StandInFault(OFFER_REFUSED, "SDP_END_POINT_PROCESS_OFFER_ERROR");
        }
        element.offered = true;
        event(client, element, "MediaSessionStarted", Json.createObjectBuilder(), time.incrementAndGet());
        element.answer = StandInSdp.answer(given.getString("offer"), element.fragment);
        return Json.createValue(element.answer);
    }

    private static JsonValue localDescription(Element element) throws StandInFault {
        if (!element.offered) {
            throw new StandInFault(NO_ANSWER_YET, "SDP_END_POINT_NO_LOCAL_SDP_ERROR");
        }
        return Json.createValue(element.answer);
    }

    /** Candidates and the end of them precede the response. */
    private JsonValue gather(Consumer<JsonObject> client, Element element) {
        JsonObjectBuilder candidate = Json.createObjectBuilder()
                .add("__module__", "kurento")
                .add("__type__", "IceCandidate")
                .add("candidate", ice.candidate())
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

    JsonValue subscribe(JsonObject params) throws StandInFault {
        element(params.getString("object")).subscriptions.add(params.getString("type"));
        return Json.createValue(UUID.randomUUID().toString());
    }

    JsonValue release(JsonObject params) {
        objects.release(params.getString("object"));
        return JsonValue.NULL;
    }

    private void event(Consumer<JsonObject> client, Element element, String type, JsonObjectBuilder data, long millis) {
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
        client.accept(Json.createObjectBuilder()
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

    /** Says how media flow, or the encrypted way stands, at a time that may be older than what was said before. */
    void say(Consumer<JsonObject> client, Element endpoint, String type, String state, long millisLater) {
        JsonObjectBuilder data = Json.createObjectBuilder()
                .add("state", state)
                .add("padName", "default")
                .add("mediaType", "VIDEO")
                .add("streamId", "0")
                .add("componentId", "1")
                .add("connectionId", "1");
        event(client, endpoint, type, data, time.get() + millisLater);
    }
}
