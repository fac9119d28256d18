package de.medicalhub.transport.fleet;

import java.time.Instant;

/** One shift on one day, with its vehicle. */
public record ShiftOnDay(Vehicle vehicle, String driver, String driverName, Instant start, Instant end) {}
