package de.medicalhub.fhir.exchange.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One import.
 *
 * @param account who sent it
 * @param roles of the sender, as the product names them
 * @param fhirUser of the sender; may be empty
 * @param lines how many were sent
 * @param stored how many of them are stored
 * @param refused how many of them are refused so far
 */
public record ImportJob(
        UUID id,
        String account,
        Set<String> roles,
        String fhirUser,
        ImportState state,
        Instant created,
        Optional<Instant> ended,
        int lines,
        int stored,
        int refused) {
    private static final int ALL = 100;

    /** Keeps its own copy. */
    public ImportJob {
        roles = Set.copyOf(roles);
    }

    /** Lines with an outcome. */
    public int done() {
        return stored + refused;
    }

    /** Full only when it has ended: a line that was refused may be tried again. */
    public int percent() {
        if (state == ImportState.DONE) {
            return ALL;
        }
        return lines == 0 ? 0 : (int) Math.min(ALL - 1L, (long) ALL * done() / lines);
    }
}
