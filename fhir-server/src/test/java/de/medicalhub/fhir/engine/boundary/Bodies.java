package de.medicalhub.fhir.engine.boundary;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Bodies on their way to the server, good or bad. */
final class Bodies {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** For one read while the server has other work, on the two processors of a build. */
    private static final Duration ACCEPTABLE = Duration.ofSeconds(60);

    static final String JSON = "application/fhir+json";
    private static final int BUSY = 503;

    private Bodies() {}

    /** The server asks to send it again in a moment while it has enough to do. */
    static int statusWhenNotBusy(byte[] body) {
        try {
            int status = post("/Patient", JSON, body).statusCode();
            for (long until = System.nanoTime() + PATIENCE.toNanos();
                    status == BUSY && System.nanoTime() - until < 0; ) {
                status = post("/Patient", JSON, body).statusCode();
            }
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Somebody else is answered, before that person would ask again. */
    static void assertServed() throws IOException, InterruptedException {
        HttpRequest read = HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + "/Organization/hospital-mayen"))
                .timeout(ACCEPTABLE)
                .header("Authorization", "Bearer " + Stack.token("nurse1"))
                .build();
        assertThat(HTTP.send(read, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** Sent whole by the administrator. */
    static HttpResponse<String> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return HTTP.send(request(path, type, body).build(), BodyHandlers.ofString());
    }

    /** The same, not yet sent. */
    static HttpRequest.Builder request(String path, String type, byte[] body) {
        return HttpRequest.newBuilder(URI.create(Stack.fhirUrl() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Stack.token("admin1"))
                .header("Content-Type", type)
                .header("Accept", JSON)
                .POST(BodyPublishers.ofByteArray(body));
    }

    /** What the answer says. */
    static OperationOutcome outcome(HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class, answer.body());
    }
}
