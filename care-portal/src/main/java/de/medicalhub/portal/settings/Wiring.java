package de.medicalhub.portal.settings;

import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.time.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What exists once per portal. */
@ApplicationScoped
class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        return HubClock.fromSystemProperty();
    }

    @Produces
    @Singleton
    FhirClients fhirClients(PortalSettings settings) {
        return new FhirClients(settings.fhirUrl());
    }
}
