package de.medicalhub.transport.roads;

import de.medicalhub.transport.roads.control.EstimatedTravelTimes;

/** How long a drive takes. */
public interface TravelTimes {
    /** Whole seconds from one position to another; 0 for the same position. */
    long secondsBetween(GeoPoint from, GeoPoint to);

    /** What the times stand on: {@code estimate} or {@code graph}; pages show it. */
    String source();

    /** Without a road graph: great circle times 1.3 at this speed. */
    static TravelTimes estimate(double kilometresPerHour) {
        return new EstimatedTravelTimes(kilometresPerHour);
    }
}
