package de.medicalhub.portal.records;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * The portal's own account at the FHIR server. It is told what happened, whom it concerns and when, and reads no record;
 * everything that a page shows is asked with the user's token ({@link Records}).
 */
@ApplicationScoped
public class NoticeAccount {
    private static final String CLIENT = "medhub-notification";
    private static final int SERVER_ERROR = 500;
    private static final String SECRET = "medhub.notification.client-secret";

    @Inject
    private FhirClients clients;

    @Inject
    private PortalSettings portal;

    @Inject
    private Config config;

    private ServiceToken token;

    @PostConstruct
    void prepare() {
        String secret = config.getOptionalValue(SECRET, String.class).orElse("");
        token = new ServiceToken(URI.create(portal.issuer()), CLIENT, secret, Clock.systemUTC());
    }

    /**
     * Asks with this account's token.
     *
     * @throws HubException UNAVAILABLE when the server does not answer or fails, FAULT when it refuses the question
     */
    public <T> T ask(Function<IGenericClient, T> question) {
        try {
            return question.apply(clients.withToken(token.get()));
        } catch (FhirClientConnectionException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The records do not answer at the moment.", e);
        } catch (BaseServerResponseException e) {
            boolean failed = e.getStatusCode() >= SERVER_ERROR;
            throw new HubException(
                    failed ? ProblemKind.UNAVAILABLE : ProblemKind.FAULT,
                    "The records do not tell the portal what it asks for.",
                    e);
        }
    }
}
