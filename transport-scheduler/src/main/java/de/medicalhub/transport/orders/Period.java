package de.medicalhub.transport.orders;

import java.time.Instant;

/** From when until when; the end is not before the start. */
public record Period(Instant start, Instant end) {}
