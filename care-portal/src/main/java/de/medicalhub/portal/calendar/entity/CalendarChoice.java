package de.medicalhub.portal.calendar.entity;

/**
 * A calendar that can be booked in.
 *
 * @param id of the Schedule
 * @param label kind and name, in the reader's language
 * @param free how many times are free
 */
public record CalendarChoice(String id, String label, int free) {}
