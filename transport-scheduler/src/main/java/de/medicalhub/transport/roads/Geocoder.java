package de.medicalhub.transport.roads;

import de.medicalhub.transport.roads.control.Gazetteer;
import java.util.Optional;
import java.util.function.Function;

/** Finds where an address lies (rules 1 and 2). */
public final class Geocoder {
    private final Function<Address, Optional<GeoPoint>> houses;
    private final Gazetteer gazetteer;
    private final GeoPoint centre;
    private final double radiusKilometres;

    /** Without a register of houses. */
    public Geocoder(Gazetteer gazetteer, GeoPoint centre, double radiusKilometres) {
        this(address -> Optional.empty(), gazetteer, centre, radiusKilometres);
    }

    /**
     * @param houses where a house lies, if that is known
     * @param centre of the district that is served
     * @param radiusKilometres farther than this nobody drives
     */
    public Geocoder(
            Function<Address, Optional<GeoPoint>> houses,
            Gazetteer gazetteer,
            GeoPoint centre,
            double radiusKilometres) {
        this.houses = houses;
        this.gazetteer = gazetteer;
        this.centre = centre;
        this.radiusKilometres = radiusKilometres;
    }

    /** With the gazetteer that the product ships. */
    public static Geocoder ofTheDistrict(
            Function<Address, Optional<GeoPoint>> houses, GeoPoint centre, double radiusKilometres) {
        return new Geocoder(houses, Gazetteer.ofTheDistrict(), centre, radiusKilometres);
    }

    /** Where the address lies, or why it cannot be served. */
    public Location locate(Address address) {
        Optional<GeoPoint> position = address.position()
                .or(() -> houses.apply(address))
                .or(() -> gazetteer.find(address.postcode(), address.town()));
        return position.map(this::withinArea).orElseGet(Location.Unknown::new);
    }

    private Location withinArea(GeoPoint position) {
        double kilometres = centre.kilometresTo(position);
        return kilometres > radiusKilometres
                ? new Location.OutsideArea(Math.round(kilometres))
                : new Location.Found(position);
    }
}
