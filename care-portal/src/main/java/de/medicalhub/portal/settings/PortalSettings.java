package de.medicalhub.portal.settings;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses that the portal needs (MicroProfile Config; the defaults fit the demo). */
@Dependent
public class PortalSettings {
    /** Public address of the hub, without a slash at the end. */
    @Inject
    @ConfigProperty(name = "medhub.hub.url", defaultValue = "http://localhost:8080")
    String hubUrl;

    /** Where the FHIR server answers the portal. */
    @Inject
    @ConfigProperty(name = "medhub.fhir.url", defaultValue = "http://localhost:8080/fhir")
    String fhirUrl;

    /** Keycloak's realm as browsers reach it. */
    @Inject
    @ConfigProperty(name = "medhub.oidc.issuer", defaultValue = "http://localhost:8081/realms/medhub")
    String issuer;

    /** The virus scanner for uploads, ClamAV's daemon: {@code host:port} or {@code unix:/path}; empty means none. */
    @Inject
    @ConfigProperty(name = "medhub.clamd.address")
    Optional<String> clamdAddress;

    /** Secret of the service account that makes accounts for letters; without one no letter is printed or redeemed. */
    @Inject
    @ConfigProperty(name = "medhub.letters.client-secret", defaultValue = "none")
    String lettersSecret;

    /** Whether the directory of medicines holds all there are: then a number that is not in it is reported. */
    @Inject
    @ConfigProperty(name = "medhub.medicines.complete", defaultValue = "false")
    boolean medicinesComplete;

    /** Who is told of each emergency access, as the FHIR server reads it; empty means nobody. */
    @Inject
    @ConfigProperty(name = "medhub.emergency.officers")
    Optional<String> emergencyOfficers;

    /** Whether a data-protection officer is told of emergency accesses. */
    public boolean namesOfficers() {
        return emergencyOfficers
                .filter(officers -> officers.contains("Practitioner/"))
                .isPresent();
    }

    /** Whether the directory of medicines holds all there are. */
    public boolean medicinesComplete() {
        return medicinesComplete;
    }

    /** Whether the portal may make and delete accounts. */
    public boolean makesAccounts() {
        return !lettersSecret.equals("none");
    }

    /** Secret of the service account medhub-letters. */
    public String lettersSecret() {
        return lettersSecret;
    }

    /** Public address of the hub, without a slash at the end. */
    public String hubUrl() {
        return hubUrl;
    }

    /** Address of the records outside the house, as documents that leave it bear it; where the portal reads them is no one else's business. */
    public String publicRecordsUrl() {
        return (hubUrl.endsWith("/") ? hubUrl.substring(0, hubUrl.length() - 1) : hubUrl) + "/fhir";
    }

    /** Where the FHIR server answers the portal. */
    public String fhirUrl() {
        return fhirUrl;
    }

    /** Keycloak's realm as browsers reach it. */
    public String issuer() {
        return issuer;
    }

    /** The virus scanner for uploads; empty means none. */
    public Optional<String> clamdAddress() {
        return clamdAddress.filter(address -> !address.isBlank());
    }
}
