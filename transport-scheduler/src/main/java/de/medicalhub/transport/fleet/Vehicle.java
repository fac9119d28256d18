package de.medicalhub.transport.fleet;

import de.medicalhub.transport.roads.GeoPoint;

/** A vehicle and what fits into it. */
public record Vehicle(
        String id,
        String label,
        int seats,
        int wheelchairPlaces,
        int stretchers,
        boolean carryChair,
        boolean coldBox,
        String depotName,
        GeoPoint depot) {}
