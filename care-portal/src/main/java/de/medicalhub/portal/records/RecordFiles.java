package de.medicalhub.portal.records;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.settings.PortalSettings;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches files from the FHIR server as the current user, without holding them in memory. */
@RequestScoped
public class RecordFiles {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @Inject
    private CurrentUser user;

    @Inject
    private PortalSettings settings;

    @Inject
    private Speaker speaker;

    /**
     * @param path within the FHIR server, such as {@code Binary/12}
     * @param type the media type that is wanted
     * @throws HubException with the kind of the server's refusal
     */
    public RecordFile get(String path, String type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.fhirUrl() + "/" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + user.token())
                .header("Accept", type)
                .header("Accept-Language", speaker.getLanguage().code())
                .GET()
                .build();
        try {
            HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new HubException(Refusal.kind(answer.statusCode()), "The records do not give this file.");
            }
            return new RecordFile(answer.headers().firstValue("Content-Type").orElse(""), answer.body());
        } catch (IOException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The records do not answer at the moment.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(ProblemKind.UNAVAILABLE, "Waiting for the records was interrupted.", e);
        }
    }
}
