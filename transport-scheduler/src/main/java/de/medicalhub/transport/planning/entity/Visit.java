package de.medicalhub.transport.planning.entity;

/**
 * One end of a request.
 *
 * @param earliest when it may begin at the earliest; who is early waits
 * @param latest when it must begin at the latest
 * @param service how long the vehicle stands there
 */
public record Visit(double earliest, double latest, double service) {}
