package de.medicalhub.portal.calendar.entity;

import java.time.Instant;

/**
 * A calendar feed.
 *
 * @param owner {@code Practitioner/…}, {@code Organization/…} or {@code Patient/…}
 * @param language code of the language that it speaks
 */
public record Feed(String owner, String language, Instant opened) {}
