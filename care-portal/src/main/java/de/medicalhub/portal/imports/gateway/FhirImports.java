package de.medicalhub.portal.imports.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.imports.control.ImportServer;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Parameters;

/** Asks the FHIR server with the user's own token; a file passes through without being held here a second time. */
@RequestScoped
public class FhirImports implements ImportServer {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final String JSON = "application/fhir+json";
    private static final String STATUS = "/$import-status";

    @Inject
    private CurrentUser user;

    @Inject
    private PortalSettings settings;

    @Override
    public Parameters list() {
        return parameters(send(request(STATUS).GET()));
    }

    @Override
    public Parameters find(String job) {
        return parameters(send(request(STATUS + "?job=" + encoded(job)).GET()));
    }

    @Override
    public void send(Supplier<InputStream> file, String contentType) {
        send(request("/$import").header("Content-Type", contentType).POST(BodyPublishers.ofInputStream(file)));
    }

    @Override
    public void drop(String job) {
        send(request(STATUS + "?job=" + encoded(job)).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.fhirUrl() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + user.token())
                .header("Accept", JSON);
    }

    private Parameters parameters(String answer) {
        return user.fhir().getFhirContext().newJsonParser().parseResource(Parameters.class, answer);
    }

    private static String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                throw new HubException(kind(answer.statusCode()), "The records refuse the import.");
            }
            return answer.body();
        } catch (IOException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The records do not answer at the moment.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(ProblemKind.UNAVAILABLE, "Waiting for the records was interrupted.", e);
        }
    }

    private static ProblemKind kind(int status) {
        return switch (status) {
            case 400, 413, 415, 422 -> ProblemKind.INVALID;
            case 401 -> ProblemKind.UNAUTHENTICATED;
            case 403 -> ProblemKind.FORBIDDEN;
            case 404, 410 -> ProblemKind.NOT_FOUND;
            case 502, 503, 504 -> ProblemKind.UNAVAILABLE;
            default -> ProblemKind.FAULT;
        };
    }

    private static String encoded(String job) {
        return URLEncoder.encode(job, StandardCharsets.UTF_8);
    }
}
