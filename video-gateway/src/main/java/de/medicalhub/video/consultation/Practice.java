package de.medicalhub.video.consultation;

/**
 * Whom the patient may ring up: name and phone are all that a link tells of the practice.
 *
 * @param phone as written, or empty where none is known
 * @param organization its reference such as {@code Organization/practice-1}, by which the operator's settings name it; or
 *     empty
 */
public record Practice(String name, String phone, String organization) {
    /** Nobody is known. */
    public static final Practice UNKNOWN = new Practice("", "", "");

    /** Can it be rung up. */
    public boolean hasPhone() {
        return !phone.isBlank();
    }
}
