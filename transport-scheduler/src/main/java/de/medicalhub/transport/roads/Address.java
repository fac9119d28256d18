package de.medicalhub.transport.roads;

import java.util.Optional;

/**
 * An address as an order gives it.
 *
 * @param line street and number; may be empty
 * @param postcode may be empty
 * @param town may be empty
 * @param position where the order itself says that it is
 * @param byHand whether a dispatcher set that position by hand, because nothing else knew it
 */
public record Address(String line, String postcode, String town, Optional<GeoPoint> position, boolean byHand) {
    /** Nobody set its position by hand. */
    public Address(String line, String postcode, String town, Optional<GeoPoint> position) {
        this(line, postcode, town, position, false);
    }

    /** In one line, as on an envelope. */
    public String inOneLine() {
        String place = (postcode + " " + town).strip();
        return line.isBlank() ? place : place.isBlank() ? line : line + ", " + place;
    }
}
