package de.medicalhub.video.consultation;

import java.util.Set;

/**
 * Whom the patient may ring up: name and phone are all that a link tells of the practice.
 *
 * @param phone as written, or empty where none is known
 * @param organizations references of all in which the practitioner has a post, such as {@code Organization/practice-1}, by
 *     which the operator's settings name them; empty if none is known
 */
public record Practice(String name, String phone, Set<String> organizations) {
    /** Nobody is known. */
    public static final Practice UNKNOWN = new Practice("", "", Set.of());

    public Practice {
        organizations = Set.copyOf(organizations);
    }

    /** Can it be rung up. */
    public boolean hasPhone() {
        return !phone.isBlank();
    }
}
