package de.medicalhub.portal.record.entity;

import java.time.Instant;

/**
 * A medicine and what became of it (K2).
 *
 * @param state new, changed, kept, stopped or current
 * @param was the dosage before; empty if it is the same or unknown
 * @param why what was decided, by whom, when and why; a sentence
 */
public record Medicine(
        String name, String dosage, String state, String stateWords, String was, String why, Instant since) {
    /** Whether it holds now. */
    public boolean isActive() {
        return !state.equals("stopped");
    }
}
