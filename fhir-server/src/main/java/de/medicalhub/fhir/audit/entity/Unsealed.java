package de.medicalhub.fhir.audit.entity;

import java.util.UUID;

/**
 * A row that is not yet in the chain.
 *
 * @param place in the table
 * @param digest of its content when it was written
 */
public record Unsealed(long place, UUID id, String digest) {}
