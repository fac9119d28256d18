package de.medicalhub.portal.rights.entity;

import java.time.Instant;

/**
 * One access to the patient's data.
 *
 * @param who reference of the person or system; empty if the trail names none
 * @param sentence who did what, when, with which data
 * @param when for the next page
 */
public record AccessEntry(String who, String sentence, boolean refused, boolean emergency, Instant when) {
    public boolean isRefused() {
        return refused;
    }

    public boolean isEmergency() {
        return emergency;
    }
}
