package de.medicalhub.fhir.testing;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.hl7.fhir.r4.model.Resource;

/** Plain HTTP to the FHIR server as one user, because tests look at statuses that a FHIR client hides. */
public final class FhirHttp {
    /** What came back. */
    public record Answer(int status, String body) {
        /** The body as the resource that it must be. */
        public <T extends Resource> T as(Class<T> type) {
            return FHIR.newJsonParser().parseResource(type, body);
        }
    }

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final String token;

    private FhirHttp(String token) {
        this.token = token;
    }

    /** As a demo user such as {@code nurse1}. */
    public static FhirHttp as(String user) {
        return new FhirHttp(Stack.token(user));
    }

    /** With whatever stands for a token. */
    public static FhirHttp withToken(String token) {
        return new FhirHttp(token);
    }

    /** Without a token. */
    public static FhirHttp asNobody() {
        return new FhirHttp("");
    }

    /** GET. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** POST of JSON as it is. */
    public Answer post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    /** POST of XML as it is; the answer is JSON. */
    public Answer postXml(String path, String xml) {
        return send(request(path)
                .setHeader("Content-Type", "application/fhir+xml")
                .header("Accept", "application/fhir+json")
                .POST(BodyPublishers.ofString(xml)));
    }

    /** POST of a resource. */
    public Answer post(String path, Resource resource) {
        return post(path, FHIR.newJsonParser().encodeResourceToString(resource));
    }

    /** PUT under the condition that this is the current version. */
    public Answer putIfMatch(String path, String version, Resource resource) {
        String json = FHIR.newJsonParser().encodeResourceToString(resource);
        return send(request(path).header("If-Match", "W/\"" + version + "\"").PUT(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/fhir+json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
