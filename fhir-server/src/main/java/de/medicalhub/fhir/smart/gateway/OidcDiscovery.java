package de.medicalhub.fhir.smart.gateway;

import de.medicalhub.fhir.FhirSettings;
import de.medicalhub.fhir.smart.control.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Keycloak's realm for its discovery document. */
@Component
class OidcDiscovery implements IdentityProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OidcDiscovery.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;

    OidcDiscovery(FhirSettings settings) {
        address = URI.create(settings.issuer() + "/.well-known/openid-configuration");
    }

    @Override
    public Optional<String> discovery() {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return Optional.of(answer.body());
            }
            LOG.warn("{} answers {}", address, answer.statusCode());
        } catch (IOException e) {
            LOG.warn("{} does not answer: {}", address, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
