package de.medicalhub.transport.orders;

/** Event, in the intake's transaction: nobody wishes this any more. */
public record TransportRequestWithdrawn(String taskId) {}
