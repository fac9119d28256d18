package de.medicalhub.portal.documents.gateway;

import de.medicalhub.portal.documents.control.VirusScanner;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The virus scanner that is set up, or none. */
@ApplicationScoped
class Scanners {
    /** Shorter than others wait for their turn (UploadTurns). */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Produces
    @Singleton
    VirusScanner scanner(PortalSettings settings) {
        return settings.clamdAddress()
                .<VirusScanner>map(address ->
                        // The machine's clock, not the moved one: the daemon rests real seconds.
                        new RestingScanner(new ClamdScanner(address, PATIENCE), Clock.systemUTC()))
                .orElseGet(VirusScanner::none);
    }
}
