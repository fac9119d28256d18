package de.medicalhub.fhir.emergency.control;

import java.time.Instant;

/**
 * An emergency access that holds now.
 *
 * @param patient {@code Patient/…}
 * @param until when it ends by itself
 */
public record Opened(String patient, Instant until) {}
