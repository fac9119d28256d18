package de.medicalhub.portal.cases;

import java.time.Instant;

/**
 * A line of a worklist, in the reader's language.
 *
 * @param action what the button says: what there is to do, never only how things stand
 */
public record CaseRow(
        String id,
        String name,
        String step,
        String action,
        String ball,
        boolean mine,
        String due,
        String tone,
        String discharge,
        Instant sortKey) {}
