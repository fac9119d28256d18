package de.medicalhub.portal.letter.entity;

import de.medicalhub.common.security.Role;

/**
 * Who gets a letter.
 *
 * @param fhirUser {@code Patient/…} or {@code RelatedPerson/…}
 * @param role patient or relative (T6)
 */
public record Recipient(String fhirUser, Role role, String given, String family) {
    /** Only these two. */
    public Recipient {
        boolean fits = (role == Role.PATIENT && fhirUser.startsWith("Patient/"))
                || (role == Role.RELATIVE && fhirUser.startsWith("RelatedPerson/"));
        if (!fits) {
            throw new IllegalArgumentException("A letter is for a patient or a relative.");
        }
    }
}
