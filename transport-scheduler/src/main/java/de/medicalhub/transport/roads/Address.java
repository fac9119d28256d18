package de.medicalhub.transport.roads;

import java.util.Optional;

/**
 * An address as an order gives it.
 *
 * @param line street and number; may be empty
 * @param postcode may be empty
 * @param town may be empty
 * @param position where the order itself says that it is
 */
public record Address(String line, String postcode, String town, Optional<GeoPoint> position) {
    /** In one line, as on an envelope. */
    public String inOneLine() {
        String place = (postcode + " " + town).strip();
        return line.isBlank() ? place : place.isBlank() ? line : line + ", " + place;
    }
}
