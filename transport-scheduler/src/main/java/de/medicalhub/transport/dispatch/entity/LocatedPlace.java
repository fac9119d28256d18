package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place of an order, in words and, if it was found within the area, as a position. */
@Embeddable
public class LocatedPlace {
    @Column
    private String name;

    @Column
    private String line;

    @Column
    private @Nullable Double latitude;

    @Column
    private @Nullable Double longitude;

    @Column
    private boolean byHand;

    /** For JPA. */
    protected LocatedPlace() {}

    /** The place, where it lies. */
    public LocatedPlace(Place place, Optional<GeoPoint> position) {
        name = place.name();
        line = place.address().inOneLine();
        latitude = position.map(GeoPoint::latitude).orElse(null);
        longitude = position.map(GeoPoint::longitude).orElse(null);
        byHand = place.address().byHand() && position.isPresent();
    }

    /** The same place, where a dispatcher says that it is. */
    LocatedPlace setByHand(GeoPoint position) {
        LocatedPlace set = new LocatedPlace();
        set.name = name;
        set.line = line;
        set.latitude = position.latitude();
        set.longitude = position.longitude();
        set.byHand = true;
        return set;
    }

    /** Where a dispatcher said that the same words lie, if this place is not known otherwise. */
    public LocatedPlace orAsSetByHand(LocatedPlace before) {
        return position().isEmpty() && before.byHand && before.inWords().equals(inWords()) ? before : this;
    }

    /** Whether a dispatcher set its position by hand. */
    public boolean isByHand() {
        return byHand;
    }

    /** Of the house, organisation or person there; may be empty. */
    public String name() {
        return name;
    }

    /** Name and address in one line. */
    public String inWords() {
        return name.isBlank() ? line : line.isBlank() ? name : name + ", " + line;
    }

    /** The town of the address alone, if it ends in one. */
    public Optional<String> town() {
        String last = line.substring(line.lastIndexOf(',') + 1).strip();
        return Optional.of(last.replaceFirst("^\\d{4,5}\\s+", "")).filter(town -> !town.isBlank());
    }

    /** Where it lies, if that is known. */
    public Optional<GeoPoint> position() {
        return latitude == null || longitude == null
                ? Optional.empty()
                : Optional.of(new GeoPoint(latitude, longitude));
    }
}
