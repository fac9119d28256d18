package de.medicalhub.fhir.audit.entity;

/**
 * A row as it is in the table now.
 *
 * @param place in the table
 * @param digest that it bears; empty if none
 */
public record StoredRow(long place, AuditRow row, String digest) {}
