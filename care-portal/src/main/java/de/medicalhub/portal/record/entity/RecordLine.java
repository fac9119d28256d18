package de.medicalhub.portal.record.entity;

/**
 * A line of the record.
 *
 * @param current whether it matters now: an active diagnosis, an appointment to come
 */
public record RecordLine(String id, String title, String detail, boolean current) {}
