package de.medicalhub.fhir.aftercare.control;

import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;

/**
 * Who calls an operation.
 *
 * @param person {@code Practitioner/…}
 * @param organisations for which the person acts, {@code Organization/…}
 * @param reads whether the person reads a resource by more than an emergency access
 */
public record Actor(String person, Set<String> organisations, Predicate<Resource> reads) {}
