package de.medicalhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain HTTP with JSON to the parts that the launcher has started. */
final class Web {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** An answer's status and text. */
    record Answer(int status, String text) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        }
    }

    /** Whether a GET is answered with 200; a part that does not listen yet is not an error. */
    boolean answers(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(CONNECT).build();
            return send(request).status() == 200;
        } catch (StartFailure notYet) {
            return false;
        }
    }

    Answer get(String url, String token) {
        return send(request(url, token).GET().build());
    }

    Answer send(String method, String url, String token, String contentType, JsonStructure body) {
        return send(method, url, token, contentType, contentType, body.toString());
    }

    /** Lines of FHIR resources; the answer, if it has a text, is FHIR as JSON. */
    Answer sendLines(String url, String token, List<String> lines) {
        return send("POST", url, token, "application/fhir+ndjson", "application/fhir+json", String.join("\n", lines));
    }

    private Answer send(String method, String url, String token, String contentType, String accepted, String body) {
        HttpRequest request = request(url, token)
                .header("Content-Type", contentType)
                .header("Accept", accepted)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    /** An access token by the resource owner's password (exists in demo and test only). */
    String passwordToken(String realmUrl, String client, String user, String password) {
        Map<String, String> form =
                Map.of("grant_type", "password", "client_id", client, "username", user, "password", password);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(realmUrl + "/protocol/openid-connect/token"))
                .timeout(ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        Answer answer = send(request);
        if (!answer.ok()) {
            throw new StartFailure("Keycloak gives " + user + " no token: HTTP " + answer.status() + ".");
        }
        return answer.json().getString("access_token");
    }

    private static HttpRequest.Builder request(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (ConnectException | HttpTimeoutException e) {
            throw new StartFailure(request.uri() + " does not answer.", e);
        } catch (IOException e) {
            throw new StartFailure(request.uri() + " broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while asking " + request.uri() + ".", e);
        }
    }
}
