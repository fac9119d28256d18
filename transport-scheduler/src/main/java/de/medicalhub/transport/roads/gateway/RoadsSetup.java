package de.medicalhub.transport.roads.gateway;

import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.RoadsSettings;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.AddressRegister;
import de.medicalhub.transport.roads.control.RoadMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes what knows roads, as configured. */
@ApplicationScoped
public class RoadsSetup {
    @Produces
    @Singleton
    RoadsSettings settings() {
        return RoadsSettings.from(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    AddressRegister addresses(RoadsSettings roads) {
        Path folder = roads.addressFile()
                .map(file -> file.resolveSibling(file.getFileName() + ".index"))
                .orElse(Path.of(""));
        return new AddressRegister(roads.addressFile(), folder, new LuceneHouses());
    }

    @Produces
    @Singleton
    Geocoder geocoder(TransportSettings settings, AddressRegister addresses) {
        return Geocoder.ofTheDistrict(
                addresses::find, addresses::isFaulty, settings.centre(), settings.radiusKilometres());
    }

    /** Also the one {@link TravelTimes} of the module. */
    @Produces
    @Singleton
    RoadMap roads(RoadsSettings roads, TransportSettings transport) {
        Path folder = roads.roadsFolder()
                .or(() -> roads.osmFile().map(file -> file.resolveSibling(file.getFileName() + ".graphs")))
                .orElse(Path.of(""));
        return new RoadMap(
                roads.osmFile(),
                folder,
                new GraphHopperRoads(roads.profile()),
                TravelTimes.estimate(transport.kilometresPerHour()),
                roads.hourlyFactors());
    }
}
