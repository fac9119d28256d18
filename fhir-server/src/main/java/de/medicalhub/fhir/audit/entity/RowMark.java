package de.medicalhub.fhir.audit.entity;

import java.util.UUID;

/**
 * What the chain keeps of a row.
 *
 * @param place in the table
 * @param digest of its content when it was written, as the row bears it
 */
public record RowMark(long place, UUID id, String digest) {}
