package de.medicalhub.portal.letter.gateway;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.stream.Stream;

/**
 * Why Keycloak's administration refuses something. It answers 400 to a password that its policy does not take
 * ({@code {"error": "invalidPasswordMinLengthMessage", …}} or {@code {"errorMessage": "Password policy not met"}}) and to anything
 * else that it does not take, such as a name ({@code {"field": "lastName", "errorMessage": "error-person-name-invalid-character"}}).
 */
final class KeycloakRefusal {
    private static final int BAD_REQUEST = 400;

    private KeycloakRefusal() {}

    /** Whether the password was the reason. */
    static boolean isOfPassword(int status, String body) {
        if (status != BAD_REQUEST) {
            return false;
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            JsonObject answer = reader.readObject();
            return !answer.containsKey("field")
                    && Stream.of("error", "errorMessage")
                            .map(answer::get)
                            .filter(JsonString.class::isInstance)
                            .map(words -> ((JsonString) words).getString())
                            .anyMatch(words -> words.contains("assword"));
        } catch (JsonException | ClassCastException unreadable) {
            return false;
        }
    }
}
