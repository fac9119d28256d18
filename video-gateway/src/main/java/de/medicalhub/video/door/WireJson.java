package de.medicalhub.video.door;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Collection;

/**
 * Makes and reads what goes over wires. {@code jakarta.json.Json} looks for its provider in the archives at each call (API 2.1,
 * {@code JsonProvider.provider()}), where words of running calls and pages that come queue for the same open archive; and each
 * provider that it finds begins with no buffers. Here one is found once; all its methods are safe for many threads, says its documentation.
 */
public final class WireJson {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private WireJson() {}

    /** An empty object. */
    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** An object that begins as a copy of that one. */
    public static JsonObjectBuilder object(JsonObject like) {
        return PROVIDER.createObjectBuilder(like);
    }

    /** An empty array. */
    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /** An array of those texts. */
    public static JsonArrayBuilder array(Collection<String> texts) {
        return PROVIDER.createArrayBuilder(texts);
    }

    /**
     * The object that a text is.
     *
     * @throws RuntimeException of whatever kind, if it is none
     */
    public static JsonObject read(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
