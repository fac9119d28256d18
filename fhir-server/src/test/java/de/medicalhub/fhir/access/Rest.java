package de.medicalhub.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;

/** Plain requests to the FHIR server with one caller's token; services are named {@code medhub-…},
 * SMART scopes follow after a space. */
public record Rest(String caller) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Reads or searches. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Like {@link #get(String)} with further headers. */
    public Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::header);
        return send(request);
    }

    /** Reads, unless the version is still this one. */
    public Answer getIfNoneMatch(String path, String version) {
        return send(
                request(path).header("If-None-Match", "W/\"" + version + "\"").GET());
    }

    /** Creates or calls an operation. */
    public Answer post(String path, Resource resource) {
        return post(path, resource, Map.of());
    }

    /** Like {@link #post(String, Resource)} with further headers. */
    public Answer post(String path, Resource resource, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(json(resource)));
        headers.forEach(request::header);
        return send(request);
    }

    /** A search whose criteria are in the body. */
    public Answer postForm(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + "/" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Updates. */
    public Answer put(Resource resource) {
        return put(resource, Map.of());
    }

    /** Like {@link #put(Resource)} with further headers. */
    public Answer put(Resource resource, Map<String, String> headers) {
        String path = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        HttpRequest.Builder request = request(path).PUT(HttpRequest.BodyPublishers.ofString(json(resource)));
        headers.forEach(request::header);
        return send(request);
    }

    /** Updates what meets the condition, such as {@code Patient?identifier=…}. */
    public Answer put(String condition, Resource resource) {
        return send(request(condition).PUT(HttpRequest.BodyPublishers.ofString(json(resource))));
    }

    /** Patches. */
    public Answer patch(String path, String patch, String contentType) {
        return send(request(path)
                .setHeader("Content-Type", contentType)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(patch)));
    }

    /** Deletes. */
    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + "/" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json");
    }

    private String token() {
        int space = caller.indexOf(' ');
        if (caller.startsWith("medhub-")) {
            return space < 0
                    ? Stack.serviceToken(caller)
                    : Stack.serviceToken(caller.substring(0, space), caller.substring(space + 1));
        }
        return space < 0 ? Stack.token(caller) : Stack.token(caller.substring(0, space), caller.substring(space + 1));
    }

    private static String json(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
