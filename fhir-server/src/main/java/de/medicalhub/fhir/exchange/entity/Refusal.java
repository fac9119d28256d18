package de.medicalhub.fhir.exchange.entity;

/**
 * Why a line is not stored.
 *
 * @param line its number
 * @param type of its resource; empty if it cannot be told
 * @param resource id of its resource; empty if it cannot be told
 * @param reason a plain sentence that quotes nothing of the line
 * @param waits whether it could be stored once others are
 */
public record Refusal(int line, String type, String resource, String reason, boolean waits) {}
