package de.medicalhub.transport.papers;

/** Event, in the transaction that stored it: papers of this carrier say something else from now on. */
public record PapersChanged(String carrier) {}
