package de.medicalhub.transport.fleet;

import java.time.Instant;

/** One shift on one day, with its vehicle. */
public record ShiftOnDay(
        Vehicle vehicle, String driver, String driverName, Instant start, Instant end, DriverTerms terms) {
    /** A driver of whom nothing else is said. */
    public ShiftOnDay(Vehicle vehicle, String driver, String driverName, Instant start, Instant end) {
        this(vehicle, driver, driverName, start, end, DriverTerms.NONE);
    }
}
