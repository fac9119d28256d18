package de.medicalhub.fhir.exchange.entity;

/**
 * A resource that may be part of an answer; whether the caller may read it is not yet decided.
 *
 * @param key of the storage, never told to anybody
 */
public record Candidate(long key, String type, String id) {}
