package de.medicalhub.fhir.ride.entity;

import de.medicalhub.common.time.Holidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * On which days somebody rides, week after week (rule 5).
 *
 * @param weekdays at least one
 * @param from the first day
 * @param until the last day
 * @param onHolidays whether also on public holidays of Rhineland-Palatinate
 * @param daysOff single days that are left out
 */
public record RideDays(
        Set<DayOfWeek> weekdays, LocalDate from, LocalDate until, boolean onHolidays, Set<LocalDate> daysOff) {
    /** Keeps its own copies. */
    public RideDays {
        weekdays = Set.copyOf(weekdays);
        daysOff = Set.copyOf(daysOff);
    }

    /** Whether somebody rides on that day. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from)
                && !day.isAfter(until)
                && weekdays.contains(day.getDayOfWeek())
                && !daysOff.contains(day)
                && (onHolidays || Holidays.on(day).isEmpty());
    }

    /** The days of rides between these two, both included, in their order. */
    public List<LocalDate> between(LocalDate first, LocalDate last) {
        LocalDate begin = first.isBefore(from) ? from : first;
        LocalDate end = last.isAfter(until) ? until : last;
        return end.isBefore(begin)
                ? List.of()
                : begin.datesUntil(end.plusDays(1)).filter(this::contains).toList();
    }
}
