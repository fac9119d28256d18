package de.medicalhub.fhir;

import de.medicalhub.fhir.profile.ProfileSettings;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What can be set about the FHIR server (MicroProfile Config: system property or environment).
 *
 * @param fhirUrl {@code medhub.fhir.url}: public base of this server, as it stands in links and references
 * @param issuer {@code medhub.oidc.issuer}: Keycloak's realm, as it stands in the tokens
 * @param profiles packages and validation
 */
public record FhirSettings(String fhirUrl, String issuer, ProfileSettings profiles) {
    /** From system properties and environment; the defaults fit the demo. */
    public static FhirSettings fromConfig() {
        Config config = ConfigProvider.getConfig();
        return new FhirSettings(
                config.getOptionalValue("medhub.fhir.url", String.class).orElse("http://localhost:8080/fhir"),
                config.getOptionalValue("medhub.oidc.issuer", String.class)
                        .orElse("http://localhost:8081/realms/medhub"),
                ProfileSettings.from(config));
    }
}
