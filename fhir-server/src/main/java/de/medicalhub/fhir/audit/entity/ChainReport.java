package de.medicalhub.fhir.audit.entity;

import java.util.Optional;

/**
 * What a verification of the trail has found.
 *
 * @param rows in the table
 * @param last link of the chain; its sequence and hash are the anchor to note
 * @param unsealed rows that are not in the chain yet, of the last second or so
 * @param firstBreak empty if all is as it was written
 */
public record ChainReport(long rows, Seal last, long unsealed, Optional<ChainBreak> firstBreak) {}
