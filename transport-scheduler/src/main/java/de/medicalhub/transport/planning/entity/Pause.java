package de.medicalhub.transport.planning.entity;

/**
 * A break of the driver, taken where the vehicle stands while nobody is aboard.
 *
 * @param earliest when it begins at the earliest
 * @param latest when it begins at the latest
 * @param duration how long it lasts
 */
public record Pause(double earliest, double latest, double duration) {}
