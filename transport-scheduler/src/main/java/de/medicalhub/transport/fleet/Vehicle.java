package de.medicalhub.transport.fleet;

import de.medicalhub.transport.roads.GeoPoint;

/**
 * A vehicle and what fits into it.
 *
 * @param carrier reference to the organisation that it belongs to
 * @param terms what else goes with it
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
        GeoPoint depot,
        VehicleTerms terms) {
    /** A vehicle with nothing but its usual places. */
    public Vehicle(
            String id,
            String carrier,
            String label,
            int seats,
            int wheelchairPlaces,
            int stretchers,
            boolean carryChair,
            boolean coldBox,
            String depotName,
            GeoPoint depot) {
        this(
                id,
                carrier,
                label,
                seats,
                wheelchairPlaces,
                stretchers,
                carryChair,
                coldBox,
                depotName,
                depot,
                VehicleTerms.NONE);
    }
}
