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
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(10);

    /** Both together are shorter than others wait to be scanned (UploadTurns). */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

    @Produces
    @Singleton
    VirusScanner scanner(PortalSettings settings) {
        return settings.clamdAddress()
                .<VirusScanner>map(address ->
                        // The machine's clock, not the moved one: the daemon rests real seconds.
                        new RestingScanner(
                                new ClamdScanner(address, REACHED_WITHIN, ANSWERED_WITHIN), Clock.systemUTC()))
                .orElseGet(VirusScanner::none);
    }
}
