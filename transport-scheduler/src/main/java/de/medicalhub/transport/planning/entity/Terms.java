package de.medicalhub.transport.planning.entity;

import java.util.Set;

/**
 * What goes with a request beside times and room.
 *
 * @param forbidden numbers of the vehicles that must not carry it
 * @param apart numbers of the requests that must never be aboard together with it
 * @param after number of the request that is dropped off before this one where both are on one route, or -1
 * @param announced number of the vehicle that was announced to the patient, or -1
 * @param weight how bad it is to leave it out, beside others; at least 1
 */
public record Terms(Set<Integer> forbidden, Set<Integer> apart, int after, int announced, long weight) {
    /** Anyone may carry it, with anyone. */
    public static final Terms NONE = new Terms(Set.of(), Set.of(), -1, -1, 1);
}
