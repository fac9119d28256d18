package de.medicalhub.transport.dispatch;

import java.time.LocalDate;

/** A carrier's day is to be planned again, once the transaction that said so is committed. */
public record PlanningWished(LocalDate day, String carrier) {}
