package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests to the services that carry messages; redirects are not followed. */
@ApplicationScoped
class OutgoingHttp {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** The status of the answer; what else it says is not read. */
    int send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The service does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(ProblemKind.UNAVAILABLE, "Interrupted while sending.", e);
        }
    }
}
