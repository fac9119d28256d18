package de.medicalhub.transport.roads;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What an operator can set about roads and addresses (docs/configuration.md).
 *
 * @param osmFile extract of OpenStreetMap, {@code .osm.pbf}, {@code .osm.gz} or {@code .osm}; {@code
 *     medhub.transport.osm-file}; without it drives are estimated
 * @param roadsFolder where the road graph is kept between starts; {@code medhub.transport.roads-folder}
 * @param profile as what the vehicles drive; {@code medhub.transport.vehicle-profile}, {@code car} or {@code ambulance}
 * @param hourlyFactors by how much drives last longer at which hours of the day; {@code medhub.transport.hourly-factors}
 * @param addressFile house coordinates as CSV; {@code medhub.transport.address-file}
 * @param trafficFeed file or address (http, https) of reports on slow and closed roads; {@code medhub.transport.traffic-feed}
 */
public record RoadsSettings(
        Optional<Path> osmFile,
        Optional<Path> roadsFolder,
        Profile profile,
        HourlyFactors hourlyFactors,
        Optional<Path> addressFile,
        Optional<String> trafficFeed) {

    /** As what a vehicle drives. */
    public enum Profile {
        /** As people drive; ways that are closed to the public are not taken. */
        CAR,
        /** With a patient lying in it: a tenth slower, at most 100 km/h; private ways and access roads are taken. */
        AMBULANCE
    }

    /** As configured; by default nothing is known but the estimate. */
    public static RoadsSettings from(Config config) {
        String profile = text(config, "medhub.transport.vehicle-profile").orElse("car");
        return new RoadsSettings(
                text(config, "medhub.transport.osm-file").map(Path::of),
                text(config, "medhub.transport.roads-folder").map(Path::of),
                switch (profile) {
                    case "car" -> Profile.CAR;
                    case "ambulance" -> Profile.AMBULANCE;
                    default ->
                        throw new IllegalArgumentException("medhub.transport.vehicle-profile must be car or ambulance");
                },
                HourlyFactors.parse(
                        text(config, "medhub.transport.hourly-factors").orElse("")),
                text(config, "medhub.transport.address-file").map(Path::of),
                text(config, "medhub.transport.traffic-feed"));
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }
}
