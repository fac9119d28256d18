package de.medicalhub.portal.calendar.entity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A time that can be booked.
 *
 * @param value how the page sends it back: the calendar's id and the second of the start
 * @param schedule {@code Schedule/…}
 */
public record FreeTime(String value, String schedule, LocalDate day, Instant start, Instant end) {}
