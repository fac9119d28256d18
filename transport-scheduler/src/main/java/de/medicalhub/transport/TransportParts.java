package de.medicalhub.transport;

import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.outbox.OutboxSender;
import de.medicalhub.common.outbox.RetryPolicy;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.roads.TravelTimes;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the parts that know no container. */
@ApplicationScoped
public class TransportParts {
    private static final long SEED = 56_727;

    @Resource(lookup = "java:jboss/datasources/TransportDS")
    private DataSource dataSource;

    @Produces
    @Singleton
    TransportSettings settings() {
        return TransportSettings.from(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    MapTiles tiles() {
        return MapTiles.from(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    Clock clock() {
        return HubClock.fromSystemProperty();
    }

    @Produces
    @Singleton
    Planner planner(TravelTimes travelTimes, TransportSettings settings) {
        return new Planner(travelTimes, settings.weights(), SEED);
    }

    @Produces
    @Singleton
    FhirClients fhirClients(TransportSettings settings) {
        return new FhirClients(settings.fhirUrl());
    }

    @Produces
    @Singleton
    ServiceToken serviceToken(TransportSettings settings) {
        return new ServiceToken(settings.issuer(), "medhub-transport", settings.clientSecret(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    Outbox outbox() {
        return new Outbox(dataSource, Clock.systemUTC());
    }

    @Produces
    @Singleton
    OutboxDelivery delivery(OutboxSender sender) {
        return new OutboxDelivery(dataSource, sender, RetryPolicy.STANDARD, Clock.systemUTC());
    }

    @Produces
    @Singleton
    DataSource dataSource() {
        return dataSource;
    }
}
