package de.medicalhub.portal.rights.entity;

import java.time.Instant;

/**
 * One access to the patient's data.
 *
 * @param sentence who did what, when, with which data
 * @param when for the next page
 */
public record AccessEntry(String sentence, boolean refused, boolean emergency, Instant when) {
    public boolean isRefused() {
        return refused;
    }

    public boolean isEmergency() {
        return emergency;
    }
}
