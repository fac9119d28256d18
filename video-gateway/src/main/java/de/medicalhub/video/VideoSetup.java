package de.medicalhub.video;

import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.security.ServiceToken;
import de.medicalhub.common.time.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the few things of which the module needs exactly one. */
@ApplicationScoped
public class VideoSetup {
    private static final String CLIENT_ID = "medhub-video";

    private final VideoConfiguration configuration = read(ConfigProvider.getConfig());
    private final FhirClients fhirClients = new FhirClients(configuration.fhirUrl());
    private final Clock clock = HubClock.fromSystemProperty();
    private final ServiceToken serviceToken =
            new ServiceToken(configuration.issuer(), CLIENT_ID, configuration.clientSecret(), Clock.systemUTC());

    @Produces
    @Dependent
    VideoConfiguration configuration() {
        return configuration;
    }

    @Produces
    @Dependent
    Clock clock() {
        return clock;
    }

    @Produces
    @Dependent
    FhirClients fhirClients() {
        return fhirClients;
    }

    @Produces
    @Dependent
    ServiceToken serviceToken() {
        return serviceToken;
    }

    private static VideoConfiguration read(Config config) {
        return new VideoConfiguration(
                URI.create(text(config, "medhub.hub.url", "http://localhost:8080")),
                text(config, "medhub.fhir.url", "http://localhost:8080/fhir"),
                URI.create(text(config, "medhub.oidc.issuer", "http://localhost:8081/realms/medhub")),
                text(config, "medhub.video.client-secret", ""),
                text(config, "medhub.turn.secret", ""),
                list(text(config, "medhub.turn.urls", "")),
                Duration.parse(text(config, "medhub.turn.lifetime", "PT10M")),
                Boolean.parseBoolean(text(config, "medhub.turn.only", "false")),
                Set.copyOf(list(text(config, "medhub.turn.only-for", ""))),
                Duration.parse(text(config, "medhub.video.presence-timeout", "PT45S")),
                Duration.parse(text(config, "medhub.video.resume-time", "PT1M")),
                Duration.parse(text(config, "medhub.video.keep", "P90D")));
    }

    private static String text(Config config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
