package de.medicalhub.transport.orders;

import java.time.Instant;
import java.util.List;

/**
 * That a person was shown patients on a page.
 *
 * @param person reference, such as {@code Practitioner/dispatcher-1}
 * @param patients references, at least one
 */
public record ViewAnswer(String person, List<String> patients, Instant at) {}
