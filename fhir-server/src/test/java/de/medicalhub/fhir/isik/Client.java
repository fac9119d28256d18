package de.medicalhub.fhir.isik;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** Plain HTTP to the FHIR server with any method and header; services are named {@code medhub-…}. */
record Client(String caller) {
    static final Client HOSPITAL = new Client("medhub-hospital");
    static final Client ADMIN = new Client("admin1");

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String JSON = "application/fhir+json";

    /** What came back. */
    record Answer(int status, String body, String contentType, Map<String, List<String>> headers) {
        /** Its first value; empty if the answer has none. */
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .get(0);
        }

        <T extends Resource> T as(Class<T> type) {
            return FHIR.newJsonParser().parseResource(type, body);
        }

        /** The resource of a success. */
        <T extends Resource> T ok(Class<T> type) {
            assertThat(status).as(body).isBetween(200, 299);
            return as(type);
        }

        Answer is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        /** A refusal that says why. */
        void refuses(int expected) {
            is(expected);
            assertThat(as(OperationOutcome.class).getIssue())
                    .anySatisfy(issue -> assertThat(issue.getSeverity())
                            .isIn(OperationOutcome.IssueSeverity.ERROR, OperationOutcome.IssueSeverity.FATAL));
        }

        /** References of the results. */
        List<String> found() {
            return ok(Bundle.class).getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .map(Client::reference)
                    .toList();
        }
    }

    static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    Answer get(String path) {
        return get(path, JSON);
    }

    Answer get(String path, String accept) {
        return send("GET", path, "", Map.of("Accept", accept));
    }

    Answer post(String path, Resource resource) {
        return send("POST", path, FHIR.newJsonParser().encodeResourceToString(resource), Map.of());
    }

    /** The same several times at once. Returns the statuses, the lowest first. */
    List<Integer> postAtOnce(int times, String path, Resource resource) {
        return IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(path, resource)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();
    }

    /** Creates. */
    <T extends Resource> T create(T resource) {
        Answer answer = post("/" + resource.fhirType(), resource).is(201);
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) resource.getClass();
        return answer.as(type);
    }

    Answer put(Resource resource) {
        return send("PUT", "/" + reference(resource), FHIR.newJsonParser().encodeResourceToString(resource), Map.of());
    }

    Answer patch(String path, String contentType, String body) {
        return send("PATCH", path, body, Map.of("Content-Type", contentType));
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + path))
                .timeout(TIMEOUT)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.setHeader("Accept", JSON);
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", JSON);
        }
        headers.forEach(request::setHeader);
        if (!caller.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token());
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token() {
        return caller.startsWith("medhub-") ? Stack.serviceToken(caller) : Stack.token(caller);
    }
}
