package de.medicalhub.transport.fleet;

import de.medicalhub.transport.roads.GeoPoint;

/**
 * A vehicle and what fits into it.
 *
 * @param carrier reference to the organisation that it belongs to
 */
public record Vehicle(
        String id,
        String carrier,
        String label,
        int seats,
        int wheelchairPlaces,
        int stretchers,
        boolean carryChair,
        boolean coldBox,
        String depotName,
        GeoPoint depot) {}
