package de.medicalhub.transport.roads;

/**
 * An address of the register.
 *
 * @param house whether it is that house; else it is a house of that street, the nearest by number
 */
public record KnownAddress(
        String street, String number, String postcode, String town, GeoPoint position, boolean house) {
    /** Street and number. */
    public String line() {
        return number.isBlank() ? street : street + " " + number;
    }
}
