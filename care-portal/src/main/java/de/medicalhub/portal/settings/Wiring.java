package de.medicalhub.portal.settings;

import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.time.HubClock;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** What exists once per portal. */
@ApplicationScoped
class Wiring {
    @Resource(lookup = "java:jboss/datasources/PortalDS")
    private DataSource dataSource;

    /** The portal's own schema; its connections join the transaction of a use case ({@code @Transactional}). */
    @Produces
    @Singleton
    DataSource dataSource() {
        return dataSource;
    }

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
