package de.medicalhub.transport.delivery;

/**
 * Who has a bag, or decides on it.
 *
 * @param reference such as {@code Practitioner/driver-1}
 */
public record Person(String reference, String name) {}
