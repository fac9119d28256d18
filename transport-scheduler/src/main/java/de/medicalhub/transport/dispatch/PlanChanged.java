package de.medicalhub.transport.dispatch;

import java.time.LocalDate;

/** Event: something of that carrier's day is different now. */
public record PlanChanged(LocalDate date, String carrier) {}
