package de.medicalhub.fhir.emergency.control;

import java.time.Instant;
import java.util.List;

/**
 * An emergency access that holds now.
 *
 * @param patients {@code Patient/…}; several where one person has several records
 * @param until when it ends by itself
 */
public record Opened(List<String> patients, Instant until) {
    /** Keeps its own copy. */
    public Opened {
        patients = List.copyOf(patients);
    }
}
