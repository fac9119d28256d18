package de.medicalhub.portal.record.entity;

/**
 * A patient of a running case (K11).
 *
 * @param born the day of birth, in words; empty if unknown
 * @param planned when the patient leaves the hospital, in words
 */
public record PatientRow(String caseId, String name, String born, String planned, String sortKey) {}
