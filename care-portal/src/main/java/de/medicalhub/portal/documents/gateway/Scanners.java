package de.medicalhub.portal.documents.gateway;

import de.medicalhub.portal.documents.control.VirusScanner;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The virus scanner that is set up, or none. */
@ApplicationScoped
class Scanners {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Produces
    @Singleton
    VirusScanner scanner(PortalSettings settings) {
        return settings.clamdAddress()
                .<VirusScanner>map(address -> new ClamdScanner(address, PATIENCE))
                .orElseGet(VirusScanner::none);
    }
}
