package de.medicalhub.transport.dispatch;

import java.time.LocalDate;

/** A tour as other features know it: whose it is and when. */
public record TourOfDay(String id, LocalDate date, String carrier, String driver, String vehicleId) {}
