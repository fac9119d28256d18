package de.medicalhub.transport.fleet;

/** Event, in the transaction that stored it: there is another fleet from now on. */
public record FleetReplaced() {}
