package de.medicalhub.portal.patient.entity;

/**
 * Somebody who helps in a case, and how to reach them (P7).
 *
 * @param part code of case-role
 * @param does what they do, as a sentence
 * @param phone as written; empty if the directory does not say
 * @param hours when somebody answers, in words; empty if the directory does not say
 */
public record Supporter(String part, String name, String does, String phone, String hours) {

    /** For a link that dials. */
    public String dial() {
        return phone.replaceAll("[^+\\d]", "");
    }
}
