package de.medicalhub.portal.record.entity;

/**
 * A line of the record.
 *
 * @param current whether it matters now: an active diagnosis, an appointment to come, a document that can be opened
 */
public record RecordLine(String id, String title, String detail, boolean current) {}
