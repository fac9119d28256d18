package de.medicalhub.video.consultation;

/**
 * Whom the patient may ring up: all that a link tells of the practice.
 *
 * @param phone as written, or empty where none is known
 */
public record Practice(String name, String phone) {
    /** Nobody is known. */
    public static final Practice UNKNOWN = new Practice("", "");

    /** Can it be rung up. */
    public boolean hasPhone() {
        return !phone.isBlank();
    }
}
