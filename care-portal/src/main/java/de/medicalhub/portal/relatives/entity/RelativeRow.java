package de.medicalhub.portal.relatives.entity;

/**
 * Somebody close to the patient.
 *
 * @param id of the RelatedPerson
 * @param consent that opens something; empty if none
 * @param scope what it opens, in words; empty if nothing
 * @param since and until when, in words
 */
public record RelativeRow(String id, String name, String relationship, String consent, String scope, String since) {
    public boolean isReading() {
        return !consent.isEmpty();
    }
}
