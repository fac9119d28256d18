package de.medicalhub.transport.orders;

/** Event, in the intake's transaction: a wish is new, or its content changed. */
public record TransportRequestTaken(TransportRequest request) {}
