package de.medicalhub.portal.cases;

import java.time.Instant;

/** A line of a worklist, in the reader's language. */
public record CaseRow(
        String id,
        String name,
        String step,
        String ball,
        boolean mine,
        String due,
        String tone,
        String discharge,
        Instant sortKey) {}
