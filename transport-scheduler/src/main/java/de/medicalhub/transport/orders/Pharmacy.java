package de.medicalhub.transport.orders;

/**
 * What the directory says of the pharmacy for which medicines are delivered.
 *
 * @param phone in the words of the directory; may be empty
 * @param hours when medicines can be collected there
 */
public record Pharmacy(String phone, OpeningHours hours) {
    /** None, or one of which nothing is said. */
    public static final Pharmacy UNKNOWN = new Pharmacy("", OpeningHours.UNKNOWN);
}
