package de.medicalhub.portal.record.entity;

import java.time.Instant;

/**
 * A medicine and what became of it (K2).
 *
 * @param id of the prescription
 * @param state new, changed, kept, stopped or current
 * @param was the dosage before; empty if it is the same or unknown
 * @param time from when until when it is taken; empty if nothing is said about it
 * @param why what was decided, by whom, when and why; a sentence
 */
public record Medicine(
        String id,
        String name,
        String dosage,
        String time,
        String state,
        String stateWords,
        String was,
        String why,
        Instant since) {
    /** Whether it holds now. */
    public boolean isActive() {
        return !state.equals("stopped") && !state.equals("ended");
    }
}
