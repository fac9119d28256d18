package de.medicalhub.transport.fleet;

/** Event, in the transaction that stored it: this carrier has another fleet from now on. */
public record FleetReplaced(String carrier) {}
