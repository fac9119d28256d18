package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/** Accounts of patients at the stack's Keycloak, made and looked up as the portal's service account does. */
final class KeycloakAccount {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private KeycloakAccount() {}

    static void make(String username, String fhirUser) {
        JsonObject user = Json.createObjectBuilder()
                .add("username", username)
                .add("enabled", true)
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("fhirUser", Json.createArrayBuilder().add(fhirUser)))
                .build();
        HttpResponse<String> answer = send(request("")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(user.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(isThere(username)).isTrue();
    }

    static boolean isThere(String username) {
        HttpResponse<String> answer = send(request("?exact=true&username=" + username));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().contains(username.toLowerCase(Locale.ROOT));
    }

    private static HttpRequest.Builder request(String rest) {
        URI users = URI.create(Stack.issuer().replaceFirst("/realms/", "/admin/realms/") + "/users" + rest);
        return HttpRequest.newBuilder(users).header("Authorization", "Bearer " + Stack.serviceToken("medhub-letters"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
