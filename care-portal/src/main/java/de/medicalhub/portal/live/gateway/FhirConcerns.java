package de.medicalhub.portal.live.gateway;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.portal.live.control.Concerns;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Asks {@code Communication/$concerned} with the portal's service account, which reads no record itself. */
@ApplicationScoped
class FhirConcerns implements Concerns {
    private static final String CLIENT = "medhub-notification";
    private static final String SECRET = "medhub.notification.client-secret";

    @Inject
    private FhirClients clients;

    @Inject
    private PortalSettings portal;

    private ServiceToken token;

    @PostConstruct
    void prepare() {
        String secret = ConfigProvider.getConfig()
                .getOptionalValue(SECRET, String.class)
                .orElse("");
        token = new ServiceToken(URI.create(portal.issuer()), CLIENT, secret, Clock.systemUTC());
    }

    @Override
    public Set<String> of(Set<String> cases) {
        Parameters wish = new Parameters();
        cases.forEach(one -> wish.addParameter().setName("case").setValue(new StringType(one)));
        try {
            Parameters told = clients.withToken(token.get())
                    .operation()
                    .onType(Communication.class)
                    .named("$concerned")
                    .withParameters(wish)
                    .useHttpGet()
                    .execute();
            return told.getParameter().stream()
                    .flatMap(line -> line.getPart().stream())
                    .filter(part -> part.getName().equals("concerns"))
                    .map(part -> ((Reference) part.getValue()).getReference())
                    .collect(Collectors.toSet());
        } catch (BaseServerResponseException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The records do not tell whom a change concerns.", e);
        }
    }
}
