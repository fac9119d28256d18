package de.medicalhub.portal.calendar.entity;

import java.time.LocalDate;
import java.util.List;

/**
 * A day as the calendar shows it, in the reader's language.
 *
 * @param holiday its name; empty on other days
 */
public record CalendarDay(LocalDate date, String heading, boolean today, String holiday, List<CalendarEntry> entries) {
    public CalendarDay {
        entries = List.copyOf(entries);
    }
}
