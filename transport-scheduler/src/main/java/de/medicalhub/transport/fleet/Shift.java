package de.medicalhub.transport.fleet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * When who drives which vehicle, week after week.
 *
 * @param driver reference, such as {@code Practitioner/driver-1}
 * @param from in Europe/Berlin
 * @param to in Europe/Berlin, on the same day, or on the next one if it is not after {@code from}
 * @param terms what the driver may and can
 * @param firstDay from which day on; always before, if empty
 * @param lastDay until which day; for good, if empty
 */
public record Shift(
        String vehicleId,
        String driver,
        String driverName,
        LocalTime from,
        LocalTime to,
        Set<DayOfWeek> days,
        DriverTerms terms,
        Optional<LocalDate> firstDay,
        Optional<LocalDate> lastDay) {
    /** For good. */
    public Shift(
            String vehicleId,
            String driver,
            String driverName,
            LocalTime from,
            LocalTime to,
            Set<DayOfWeek> days,
            DriverTerms terms) {
        this(vehicleId, driver, driverName, from, to, days, terms, Optional.empty(), Optional.empty());
    }

    /** Whether it begins on that day. */
    boolean isOn(LocalDate day) {
        return days.contains(day.getDayOfWeek())
                && firstDay.filter(day::isBefore).isEmpty()
                && lastDay.filter(day::isAfter).isEmpty();
    }
}
