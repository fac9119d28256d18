package de.medicalhub.transport.orders;

/** What is set aside and waits for the dispatcher has changed. */
public record SetAsideChanged() {}
