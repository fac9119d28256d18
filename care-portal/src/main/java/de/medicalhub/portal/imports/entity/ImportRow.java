package de.medicalhub.portal.imports.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One import.
 *
 * @param job its id
 * @param state receiving, running or done
 * @param percent of the lines that have an outcome
 * @param lines that were sent
 * @param stored of them
 * @param refused of them, so far
 * @param refusals the first of those, if asked for
 */
public record ImportRow(
        String job,
        String state,
        int percent,
        int lines,
        int stored,
        int refused,
        Instant created,
        Optional<Instant> ended,
        List<RefusedLine> refusals) {
    /** Keeps its own copy. */
    public ImportRow {
        refusals = List.copyOf(refusals);
    }

    public boolean isDone() {
        return state.equals("done");
    }

    /** Lines with an outcome. */
    public int done() {
        return stored + refused;
    }

    /** Refused lines that are not among the first. */
    public int further() {
        return Math.max(0, refused - refusals.size());
    }
}
