package de.medicalhub.transport.roads;

import de.medicalhub.transport.roads.control.Gazetteer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Finds where an address lies (rules 1 and 2). */
public final class Geocoder {
    /** As far apart two positions of one house may be. */
    private static final double SAME_KILOMETRES = 0.01;

    private final Function<Address, Optional<KnownAddress>> houses;
    private final BooleanSupplier registerFaulty;
    private final Gazetteer gazetteer;
    private final GeoPoint centre;
    private final double radiusKilometres;

    /** Without a register of houses. */
    public Geocoder(Gazetteer gazetteer, GeoPoint centre, double radiusKilometres) {
        this(address -> Optional.empty(), () -> false, gazetteer, centre, radiusKilometres);
    }

    /**
     * @param houses where a house lies, if that is known
     * @param registerFaulty whether the configured register does not count as it lies there
     * @param centre of the district that is served
     * @param radiusKilometres farther than this nobody drives
     */
    public Geocoder(
            Function<Address, Optional<KnownAddress>> houses,
            BooleanSupplier registerFaulty,
            Gazetteer gazetteer,
            GeoPoint centre,
            double radiusKilometres) {
        this.houses = houses;
        this.registerFaulty = registerFaulty;
        this.gazetteer = gazetteer;
        this.centre = centre;
        this.radiusKilometres = radiusKilometres;
    }

    /** With the gazetteer that the product ships. */
    public static Geocoder ofTheDistrict(
            Function<Address, Optional<KnownAddress>> houses,
            BooleanSupplier registerFaulty,
            GeoPoint centre,
            double radiusKilometres) {
        return new Geocoder(houses, registerFaulty, Gazetteer.ofTheDistrict(), centre, radiusKilometres);
    }

    /** Whether the configured register does not count as it lies there; pages say so. */
    public boolean isRegisterFaulty() {
        return registerFaulty.getAsBoolean();
    }

    /** Towns and villages that are known by name, for a drawing and for who has no address. */
    public List<Town> towns() {
        return gazetteer.towns();
    }

    /** Where the address lies, or why it cannot be served. */
    public Location locate(Address address) {
        if (address.position().isPresent()) {
            return withinArea(address.position().get(), Optional.empty());
        }
        Optional<KnownAddress> house = houses.apply(address);
        if (house.isPresent()) {
            KnownAddress found = house.get();
            return withinArea(
                    found.position(),
                    Optional.of(found).filter(KnownAddress::like).map(KnownAddress::inOneLine));
        }
        return gazetteer
                .find(address.postcode(), address.town())
                .map(centreOfTown -> withinArea(centreOfTown, Optional.empty()))
                .orElseGet(Location.Unknown::new);
    }

    /**
     * Whether both are one house, by what is written or by where they lie. That two lie in one town, or like a third one, says
     * nothing.
     */
    public boolean isSame(Address one, Address other) {
        if (!one.line().isBlank() && plain(one).equals(plain(other))) {
            return true;
        }
        return house(one)
                .flatMap(here -> house(other).map(here::kilometresTo))
                .filter(kilometres -> kilometres < SAME_KILOMETRES)
                .isPresent();
    }

    private static String plain(Address address) {
        return address.inOneLine().toLowerCase(Locale.GERMAN).replaceAll("[\\s,.]+", " ");
    }

    private Optional<GeoPoint> house(Address address) {
        return address.position()
                .or(() -> houses.apply(address)
                        .filter(known -> known.house() && !known.like())
                        .map(KnownAddress::position));
    }

    private Location withinArea(GeoPoint position, Optional<String> instead) {
        double kilometres = centre.kilometresTo(position);
        return kilometres > radiusKilometres
                ? new Location.OutsideArea(Math.round(kilometres))
                : new Location.Found(position, instead);
    }
}
