package de.medicalhub.common.security;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The access token of a module itself (OAuth 2.0 client credentials, RFC 6749 section 4.4), fetched when needed and kept
 * until 30 seconds before it ends. Safe for many threads.
 */
public final class ServiceToken {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final URI tokenEndpoint;
    private final String clientId;
    private final String clientSecret;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private @Nullable Issued current;

    /**
     * @param issuer Keycloak's realm address, such as {@code http://localhost:8081/realms/medhub}
     * @param clock the machine's clock (not the moved one: Keycloak counts real seconds)
     */
    public ServiceToken(URI issuer, String clientId, String clientSecret, Clock clock) {
        this.tokenEndpoint = URI.create(issuer + "/protocol/openid-connect/token");
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    /**
     * A token that is still valid for a while.
     *
     * @throws HubException UNAVAILABLE if Keycloak does not give one
     */
    public synchronized String get() {
        Issued issued = current;
        if (issued == null || !clock.instant().isBefore(issued.renewAt())) {
            issued = fetch();
            current = issued;
        }
        return issued.value();
    }

    private Issued fetch() {
        String form = "grant_type=client_credentials&client_id=" + encode(clientId) + "&client_secret="
                + encode(clientSecret);
        HttpRequest request = HttpRequest.newBuilder(tokenEndpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw unavailable(null);
            }
            return parse(response.body());
        } catch (IOException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private Issued parse(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            JsonObject answer = reader.readObject();
            Instant ends = clock.instant().plusSeconds(answer.getInt("expires_in"));
            return new Issued(answer.getString("access_token"), ends.minus(MARGIN));
        }
    }

    private HubException unavailable(@Nullable Exception cause) {
        return new HubException(
                ProblemKind.UNAVAILABLE, "The sign-in service gives " + clientId + " no access at the moment.", cause);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Issued(String value, Instant renewAt) {}
}
