package de.medicalhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people of the demo have done before somebody looks at it: requests of {@code course.json}, each sent by its person and
 * with that person's rights, in their order. A request may {@code keep} parts of its answer (JSON Pointers by name), which later
 * ones name as {@code @name@}.
 */
final class DemoCourse {
    private static final String FHIR = "application/fhir+json";

    private final Sender sender;
    private final DemoDates dates;

    /** Sends a request of a person; throws {@link StartFailure} where it is refused. */
    interface Sender {
        /** @return the answer's JSON */
        JsonObject send(String user, String path, String contentType, JsonObject body);
    }

    DemoCourse(Sender sender, DemoDates dates) {
        this.sender = sender;
        this.dates = dates;
    }

    /** Sends all requests. Stops at the first that is refused, for those after it need its answer. */
    void play(String course) {
        Map<String, String> kept = new HashMap<>();
        for (JsonObject step : steps(course)) {
            JsonObject request = parse(filled(step.toString(), kept));
            JsonObject answer = sender.send(
                    request.getString("user"),
                    "/fhir/" + request.getString("post"),
                    FHIR,
                    request.getJsonObject("body"));
            step.getOrDefault("keep", JsonValue.EMPTY_JSON_OBJECT)
                    .asJsonObject()
                    .forEach((name, pointer) -> kept.put(name, part(answer, pointer)));
        }
    }

    static List<JsonObject> steps(String course) {
        return new ArrayList<>(parse(course).getJsonArray("steps").getValuesAs(JsonObject.class));
    }

    private String filled(String step, Map<String, String> kept) {
        String text = step;
        for (Map.Entry<String, String> part : kept.entrySet()) {
            text = text.replace("@" + part.getKey() + "@", part.getValue());
        }
        return dates.in(text);
    }

    private static String part(JsonObject answer, JsonValue pointer) {
        try {
            return ((JsonString) answer.getValue(((JsonString) pointer).getString())).getString();
        } catch (JsonException | ClassCastException absent) {
            throw new StartFailure("An answer of the demo's course has nothing at " + pointer + ".", absent);
        }
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
