package de.medicalhub.common.testing;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The running hub that integration tests (named {@code *IT}) meet. Module {@code ear} starts one for the whole run of
 * failsafe and tells its addresses by system properties; demo data and demo users are in it.
 */
public final class Stack {
    /** Property with the hub's address. */
    public static final String HUB = "medhub.stack.hub";

    /** Property with Keycloak's address. */
    public static final String KEYCLOAK = "medhub.stack.keycloak";

    /** Property with the file that moves the hub's clock. */
    public static final String CLOCK_OFFSET = "medhub.stack.clock-offset";

    /** Property with the JDBC address of the database. */
    public static final String DATABASE = "medhub.stack.database";

    private static final String PASSWORD = "demo";
    private static final Map<String, String> SECRETS = Map.of(
            "medhub-transport",
            "demo-transport",
            "medhub-video",
            "demo-video",
            "medhub-notification",
            "demo-notification",
            "medhub-hospital",
            "demo-hospital",
            "medhub-letters",
            "demo-letters");
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Issued> TOKENS = new ConcurrentHashMap<>();

    private record Issued(String value, Instant renewAt) {}

    private Stack() {}

    /** Address of the portal, without a slash at its end. */
    public static String hubUrl() {
        return property(HUB);
    }

    /** Address of the FHIR server. */
    public static String fhirUrl() {
        return hubUrl() + "/fhir";
    }

    /** Address of the realm. */
    public static String issuer() {
        return property(KEYCLOAK) + "/realms/medhub";
    }

    /** JDBC address of the database; user and password of a module are its name and {@code demo}. */
    public static String databaseUrl() {
        return property(DATABASE);
    }

    /** Access token of a demo or test user, such as {@code nurse1}. */
    public static String token(String user) {
        return token(
                "user " + user,
                Map.of("grant_type", "password", "client_id", "medhub-test", "username", user, "password", PASSWORD));
    }

    /** Access token that the realm issues to the same person for something else than the hub: Keycloak's own command line. */
    public static String tokenForOthers(String user) {
        return token(
                "user " + user + " elsewhere",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", PASSWORD));
    }

    /** The same, with these OAuth scopes (such as {@code user/Patient.rs}, separated by spaces). */
    public static String token(String user, String scope) {
        return token(
                "user " + user + " " + scope,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "medhub-test",
                        "username",
                        user,
                        "password",
                        PASSWORD,
                        "scope",
                        scope));
    }

    /** Access token of a service account: {@code medhub-transport}, {@code medhub-video},
     * {@code medhub-notification} or {@code medhub-hospital}. */
    public static String serviceToken(String client) {
        return token(
                "service " + client,
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret(client)));
    }

    /** The same, with these OAuth scopes (such as {@code system/Patient.rs}, separated by spaces). */
    public static String serviceToken(String client, String scope) {
        return token(
                "service " + client + " " + scope,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        secret(client),
                        "scope",
                        scope));
    }

    private static String secret(String client) {
        String secret = SECRETS.get(client);
        if (secret == null) {
            throw new IllegalArgumentException("No such service: " + client);
        }
        return secret;
    }

    /**
     * Sets how far the hub's clock is ahead of the machine's (tokens and sessions keep the machine's time). Whoever moves
     * it moves it back: all tests share the one hub.
     */
    public static void moveClock(Duration ahead) {
        Path file = Path.of(property(CLOCK_OFFSET));
        try {
            Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), ahead.toString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token(String who, Map<String, String> form) {
        return TOKENS.compute(
                        who,
                        (name, issued) -> issued != null && CLOCK.instant().isBefore(issued.renewAt())
                                ? issued
                                : fetch(name, form))
                .value();
    }

    private static Issued fetch(String who, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No token for " + who + ": " + response.body());
            }
            return parse(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Issued parse(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            var answer = reader.readObject();
            Instant ends = CLOCK.instant().plusSeconds(answer.getInt("expires_in"));
            return new Issued(answer.getString("access_token"), ends.minus(MARGIN));
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "No stack is running (-D" + name + " is not set): *IT classes run in module ear, by mvn verify.");
        }
        return value;
    }
}
