package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Speaks with the running hub as one person or another. */
public final class Hub {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Hub() {}

    public record Answered(int status, String body, String contentType) {
        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }

    static Answered get(String path, String user) {
        return send(request(path, Stack.token(user)).GET());
    }

    public static Answered get(String path, String user, String language) {
        return send(request(path, Stack.token(user))
                .header("Cookie", "mh-lang=" + language)
                .GET());
    }

    public static Answered send(String method, String path, String user, JsonValue body) {
        return sendAs(method, path, Stack.token(user), "application/json", body);
    }

    static Answered sendFhir(String path, String user, JsonValue body) {
        return sendAs("POST", path, Stack.token(user), "application/fhir+json", body);
    }

    static Answered asService(String method, String path, JsonValue body) {
        return sendAs(method, path, Stack.serviceToken("medhub-transport"), "application/fhir+json", body);
    }

    public static JsonObject readAsService(String path) {
        Answered answer =
                send(request(path, Stack.serviceToken("medhub-transport")).GET());
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    /** What the FHIR server has there, if it has it yet. */
    public static Optional<JsonObject> findAsService(String path) {
        Answered answer =
                send(request(path, Stack.serviceToken("medhub-transport")).GET());
        return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
    }

    /** A list of objects. */
    public static List<JsonObject> list(String path, String user) {
        Answered answer = get(path, user);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readArray().getValuesAs(JsonObject.class);
        }
    }

    static Answered withoutLogin(String path, String secret) {
        return send(HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path))
                .header("X-Medhub-Wake-Up", secret)
                .POST(BodyPublishers.noBody()));
    }

    /** As the import does: admins write by transaction. */
    static void importAll(JsonObject bundle) {
        Answered answer = sendAs("POST", "/fhir", Stack.token("admin1"), "application/fhir+json", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Asks until there is an answer. */
    public static <T> T await(String what, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
        throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
    }

    private static Answered sendAs(String method, String path, String token, String type, JsonValue body) {
        return send(request(path, token)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body.toString())));
    }

    private static HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(Stack.hubUrl() + path)).header("Authorization", "Bearer " + token);
    }

    private static Answered send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answered(response.statusCode(), response.body(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
