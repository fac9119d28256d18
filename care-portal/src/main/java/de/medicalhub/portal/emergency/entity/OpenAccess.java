package de.medicalhub.portal.emergency.entity;

/**
 * An emergency access of one's own that holds now.
 *
 * @param patient id of the record
 * @param until in the reader's language
 */
public record OpenAccess(String patient, String name, String until) {}
