package de.medicalhub.transport;

import de.medicalhub.transport.delivery.ColdChain;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.roads.GeoPoint;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What an operator can set (MicroProfile Config; property, in brackets the environment variable's form).
 *
 * @param hubUrl public address of the hub; {@code medhub.hub.url} (MEDHUB_HUB_URL)
 * @param fhirUrl base of the FHIR server; {@code medhub.fhir.url}
 * @param issuer Keycloak's realm; {@code medhub.oidc.issuer}
 * @param clientSecret of the service account medhub-transport; {@code medhub.transport.client-secret}, no default
 * @param wakeUpSecret that the FHIR server's rest-hook must bring; {@code medhub.wakeup.secret}, no default
 * @param centre of the district; {@code medhub.transport.centre-latitude}, {@code -longitude} in WGS 84 degrees
 * @param radiusKilometres around the centre that is served; {@code medhub.transport.radius-km}
 * @param kilometresPerHour of the estimate of drives; {@code medhub.transport.speed-kmh}
 * @param detour that a passenger rides at most beyond the direct drive; {@code medhub.transport.detour}, ISO-8601
 * @param improvementRounds of planning a day again, a hundred steps each; {@code medhub.transport.improvement-rounds}
 * @param planningThreads that search beside each other when a day is planned again, 1 to 64; {@code medhub.transport.planning-threads}
 * @param planningTime how long a day is planned again at most; {@code medhub.transport.planning-time}, ISO-8601
 * @param toldTolerance by how much a told time may move and still is as it was told; {@code medhub.transport.told-tolerance}, ISO-8601
 * @param weights of what counts beside driving: {@code medhub.transport.weight-detour} and {@code weight-fairness} as parts,
 *     {@code weight-change} and {@code weight-euro} in seconds (docs/dispatch.md)
 * @param positionsKept how long the last position of a vehicle is kept; {@code medhub.transport.positions-kept}, ISO-8601
 * @param positionAfterShift how long after a shift the position is still taken while its tour is not done; {@code
 *     medhub.transport.position-after-shift}, ISO-8601
 * @param dutiesKept how long it is kept when duties began, paused and ended, at least two days; {@code
 *     medhub.transport.duties-kept}, ISO-8601
 * @param coldChain limits of a cold delivery in °C; {@code medhub.transport.cold-from}, {@code medhub.transport.cold-to}
 * @param photosKept how long photos of bags and doors are kept; {@code medhub.transport.photos-kept}, ISO-8601
 * @param firstCarrier reference to the organisation that drove before jobs named their carrier; read only when a database
 *     of that time is migrated; {@code medhub.transport.first-carrier}
 */
public record TransportSettings(
        URI hubUrl,
        String fhirUrl,
        URI issuer,
        String clientSecret,
        String wakeUpSecret,
        GeoPoint centre,
        double radiusKilometres,
        double kilometresPerHour,
        Duration detour,
        int improvementRounds,
        int planningThreads,
        Duration planningTime,
        Duration toldTolerance,
        Weights weights,
        Duration positionsKept,
        Duration positionAfterShift,
        Duration dutiesKept,
        Duration photosKept,
        String firstCarrier,
        ColdChain coldChain) {
    private static final Duration LONGEST_DUTY = Duration.ofDays(2);
    private static final int MOST_THREADS = 64;
    private static final String ORGANISATION = "Organization/[A-Za-z0-9.-]{1,64}";

    /** Refuses what is no reference to an organisation, and to forget duties that still run. */
    public TransportSettings {
        if (dutiesKept.compareTo(LONGEST_DUTY) < 0) {
            throw new IllegalArgumentException("medhub.transport.duties-kept must be two days or more");
        }
        if (planningThreads < 1 || planningThreads > MOST_THREADS) {
            throw new IllegalArgumentException("medhub.transport.planning-threads must be 1 to 64");
        }
        if (toldTolerance.isNegative()) {
            throw new IllegalArgumentException("medhub.transport.told-tolerance must not be negative");
        }
        if (!firstCarrier.matches(ORGANISATION)) {
            throw new IllegalArgumentException("medhub.transport.first-carrier must be Organization/<id>");
        }
    }

    /** As configured; the defaults fit the demo, secrets have none. */
    public static TransportSettings from(Config config) {
        double latitude = number(config, "medhub.transport.centre-latitude", 50.36);
        double longitude = number(config, "medhub.transport.centre-longitude", 7.45);
        return new TransportSettings(
                URI.create(text(config, "medhub.hub.url", "http://localhost:8080")),
                text(config, "medhub.fhir.url", "http://localhost:8080/fhir"),
                URI.create(text(config, "medhub.oidc.issuer", "http://localhost:8081/realms/medhub")),
                text(config, "medhub.transport.client-secret", ""),
                text(config, "medhub.wakeup.secret", ""),
                new GeoPoint(latitude, longitude),
                number(config, "medhub.transport.radius-km", 150),
                number(config, "medhub.transport.speed-kmh", 50),
                Duration.parse(text(config, "medhub.transport.detour", "PT30M")),
                (int) number(config, "medhub.transport.improvement-rounds", 60),
                (int) number(config, "medhub.transport.planning-threads", 1),
                Duration.parse(text(config, "medhub.transport.planning-time", "PT2S")),
                Duration.parse(text(config, "medhub.transport.told-tolerance", "PT10M")),
                new Weights(
                        number(config, "medhub.transport.weight-detour", Weights.USUAL.detour()),
                        number(config, "medhub.transport.weight-fairness", Weights.USUAL.fairness()),
                        number(config, "medhub.transport.weight-change", Weights.USUAL.change()),
                        number(config, "medhub.transport.weight-euro", Weights.USUAL.euro())),
                Duration.parse(text(config, "medhub.transport.positions-kept", "PT15M")),
                Duration.parse(text(config, "medhub.transport.position-after-shift", "PT2H")),
                Duration.parse(text(config, "medhub.transport.duties-kept", "P30D")),
                Duration.parse(text(config, "medhub.transport.photos-kept", "P30D")),
                text(config, "medhub.transport.first-carrier", "Organization/carrier-mayen-koblenz"),
                new ColdChain(
                        BigDecimal.valueOf(number(config, "medhub.transport.cold-from", 2)),
                        BigDecimal.valueOf(number(config, "medhub.transport.cold-to", 8))));
    }

    private static String text(Config config, String name, String fallback) {
        return config.getOptionalValue(name, String.class).orElse(fallback);
    }

    private static double number(Config config, String name, double fallback) {
        return config.getOptionalValue(name, Double.class).orElse(fallback);
    }
}
