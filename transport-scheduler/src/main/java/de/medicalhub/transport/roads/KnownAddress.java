package de.medicalhub.transport.roads;

/**
 * An address of the register.
 *
 * @param house whether it is that house; else it is a house of that street, the nearest by number
 * @param like whether street or town only resemble what was asked for
 */
public record KnownAddress(
        String street, String number, String postcode, String town, GeoPoint position, boolean house, boolean like) {
    /** In one line, as on an envelope. */
    public String inOneLine() {
        return line() + ", " + postcode + " " + town;
    }

    /** Street and number. */
    public String line() {
        return number.isBlank() ? street : street + " " + number;
    }
}
