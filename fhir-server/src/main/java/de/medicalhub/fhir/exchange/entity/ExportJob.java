package de.medicalhub.fhir.exchange.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A question that somebody asked; its answer is read when it is fetched.
 *
 * @param account who asked
 * @param question address that was called, as the manifest repeats it
 * @param patientsOnly whether only what is about patients is asked for
 * @param types asked for; empty for all
 * @param since only what has changed since then
 * @param begun nothing that was created later is part of the answer
 */
public record ExportJob(
        UUID id,
        String account,
        String question,
        boolean patientsOnly,
        List<String> types,
        Optional<Instant> since,
        Instant begun) {
    /** Keeps its own copy. */
    public ExportJob {
        types = List.copyOf(types);
    }

    /** Whether the type is asked for. */
    public boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
