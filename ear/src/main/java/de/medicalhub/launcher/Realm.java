package de.medicalhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The realm as JSON: the product's file, with further layers laid over it. Objects are merged member by member; lists of
 * named things (clients, users, roles) by their name; every other value of the upper layer replaces the lower one.
 */
final class Realm {
    private static final List<String> NAMES = List.of("clientId", "username", "name");
    private static final String PROFILE = "userProfile";

    private final JsonObject json;

    private Realm(JsonObject json) {
        this.json = json;
    }

    /**
     * @param layers lowest first
     * @param hubUrl stands where the files say {@code @hub.url@}
     * @throws StartFailure if a file cannot be read
     */
    static Realm layered(List<Path> layers, String hubUrl) {
        JsonObject merged = JsonValue.EMPTY_JSON_OBJECT;
        for (Path layer : layers) {
            merged = merge(merged, read(layer, hubUrl));
        }
        return new Realm(merged);
    }

    /** As it was merged. */
    JsonObject json() {
        return json;
    }

    /** As Keycloak's administration takes it: the user profile is a component that holds JSON as text. */
    JsonObject forKeycloak() {
        JsonObjectBuilder result = Json.createObjectBuilder(json).remove(PROFILE);
        if (json.containsKey(PROFILE)) {
            JsonObject config = Json.createObjectBuilder()
                    .add(
                            "kc.user.profile.config",
                            Json.createArrayBuilder().add(profile().toString()))
                    .build();
            JsonObject component = Json.createObjectBuilder()
                    .add("providerId", "declarative-user-profile")
                    .add("config", config)
                    .build();
            result.add(
                    "components",
                    Json.createObjectBuilder()
                            .add(
                                    "org.keycloak.userprofile.UserProfileProvider",
                                    Json.createArrayBuilder().add(component)));
        }
        return result.build();
    }

    JsonObject profile() {
        return json.getJsonObject(PROFILE);
    }

    private static JsonObject read(Path file, String hubUrl) {
        try {
            String text = Files.readString(file).replace("@hub.url@", hubUrl);
            try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new StartFailure("The realm's file cannot be read: " + file, e);
        }
    }

    private static JsonObject merge(JsonObject lower, JsonObject upper) {
        JsonObjectBuilder result = Json.createObjectBuilder(lower);
        upper.forEach((name, value) -> {
            JsonValue below = lower.get(name);
            result.add(name, below == null ? value : merge(below, value));
        });
        return result.build();
    }

    private static JsonValue merge(JsonValue lower, JsonValue upper) {
        if (lower instanceof JsonObject below && upper instanceof JsonObject above) {
            return merge(below, above);
        }
        if (lower instanceof JsonArray below && upper instanceof JsonArray above && named(below) && named(above)) {
            return mergeNamed(below, above);
        }
        return upper;
    }

    private static JsonArray mergeNamed(JsonArray lower, JsonArray upper) {
        Map<String, JsonObject> byName = new LinkedHashMap<>();
        lower.getValuesAs(JsonObject.class).forEach(each -> byName.put(nameOf(each), each));
        upper.getValuesAs(JsonObject.class)
                .forEach(each -> byName.merge(nameOf(each), each, (below, above) -> merge(below, above)));
        JsonArrayBuilder result = Json.createArrayBuilder();
        byName.values().forEach(result::add);
        return result.build();
    }

    private static boolean named(JsonArray array) {
        return array.stream()
                .allMatch(value ->
                        value instanceof JsonObject object && !nameOf(object).isEmpty());
    }

    private static String nameOf(JsonObject object) {
        return NAMES.stream()
                .map(name -> object.getString(name, null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
