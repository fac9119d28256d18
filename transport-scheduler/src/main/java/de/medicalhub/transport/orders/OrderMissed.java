package de.medicalhub.transport.orders;

/** Event, in the transaction of who takes it up: what this order said last could not count then, and is to be told again. */
public record OrderMissed(String taskId) {}
