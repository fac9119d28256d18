package de.medicalhub.fhir.audit.entity;

import java.util.Optional;

/**
 * What a verification of the trail has found.
 *
 * @param rows in the table
 * @param last up to where the chain goes: the anchor to note
 * @param unsealed rows that are not in the chain yet, of the last second or so
 * @param firstBreak empty if all is as it was written
 */
public record ChainReport(long rows, Anchor last, long unsealed, Optional<ChainBreak> firstBreak) {}
