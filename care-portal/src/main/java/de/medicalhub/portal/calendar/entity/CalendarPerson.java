package de.medicalhub.portal.calendar.entity;

/**
 * Whose calendar it is.
 *
 * @param post {@code PractitionerRole/…}
 * @param practitioner {@code Practitioner/…}
 * @param organisation {@code Organization/…}
 */
public record CalendarPerson(String post, String practitioner, String name, String organisation) {}
