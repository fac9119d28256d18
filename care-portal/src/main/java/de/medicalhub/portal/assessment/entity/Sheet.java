package de.medicalhub.portal.assessment.entity;

import java.io.Serializable;

/**
 * The questionnaire that is being filled in, and where it is kept.
 *
 * @param encounter {@code Encounter/…}
 * @param patient {@code Patient/…}
 * @param response with its version; empty while nothing is stored
 * @param signed whether somebody has completed it before, so that it is corrected now (Q9)
 */
public record Sheet(String encounter, String patient, String name, String response, boolean signed)
        implements Serializable {
    /** The same, as somebody else has left it there; what is signed is only corrected from then on. */
    public Sheet leftAt(String reference, boolean signedThere) {
        return new Sheet(encounter, patient, name, reference, signed || signedThere);
    }

    /** The same, kept there. */
    public Sheet keptAt(String reference) {
        return new Sheet(encounter, patient, name, reference, signed);
    }
}
