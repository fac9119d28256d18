package de.medicalhub.transport.fleet;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * When who drives which vehicle, week after week.
 *
 * @param driver reference, such as {@code Practitioner/driver-1}
 * @param from in Europe/Berlin
 * @param to in Europe/Berlin, on the same day, or on the next one if it is not after {@code from}
 * @param terms what the driver may and can
 */
public record Shift(
        String vehicleId,
        String driver,
        String driverName,
        LocalTime from,
        LocalTime to,
        Set<DayOfWeek> days,
        DriverTerms terms) {}
