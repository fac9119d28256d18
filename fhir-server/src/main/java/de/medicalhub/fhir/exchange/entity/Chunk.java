package de.medicalhub.fhir.exchange.entity;

import java.util.List;

/**
 * Lines that are stored together or not at all.
 *
 * @param id in the queue
 * @param job whose lines these are
 */
public record Chunk(long id, ImportJob job, List<Line> lines) {
    /** Keeps its own copy. */
    public Chunk {
        lines = List.copyOf(lines);
    }
}
