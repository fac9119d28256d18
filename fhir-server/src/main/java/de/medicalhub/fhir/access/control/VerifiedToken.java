package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.Caller;
import java.time.Instant;

/**
 * A token whose signature, issuer, audience and times were right.
 *
 * @param caller whom it names
 * @param expires its claim {@code exp} (RFC 7519, section 4.1.4)
 */
public record VerifiedToken(Caller caller, Instant expires) {}
