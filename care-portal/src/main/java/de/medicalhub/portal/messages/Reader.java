package de.medicalhub.portal.messages;

import java.util.Set;

/**
 * Who reads.
 *
 * @param person {@code Practitioner/…} or {@code Patient/…}
 * @param organisations for which the person works, {@code Organization/…}; none for a patient
 */
public record Reader(String person, Set<String> organisations) {}
