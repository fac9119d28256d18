package de.medicalhub.transport.roads;

import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import java.util.OptionalLong;

/** How long a drive takes. */
public interface TravelTimes {
    /** Whole seconds from one position to another at a quiet hour; 0 for the same position. */
    long secondsBetween(GeoPoint from, GeoPoint to);

    /**
     * The same for a drive that leaves about then (rule 7).
     *
     * @param leaving seconds since 1970 (UTC); the hour of it counts
     */
    default long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
        return secondsBetween(from, to);
    }

    /** What the times stand on; pages show it. */
    default RoadsState state() {
        return RoadsState.ESTIMATE;
    }

    /** Whether drives to and from this place are those of roads, and not estimates. */
    default boolean isOnRoads(GeoPoint place) {
        return false;
    }

    /** Metres of the fastest way by road at a quiet hour, whatever is closed just now; empty where nothing but the air distance is known. */
    default OptionalLong metresByRoad(GeoPoint from, GeoPoint to) {
        return OptionalLong.empty();
    }

    /** These times as they are now; they stay the same while a plan is made, whatever map comes meanwhile (rule 5). */
    default TravelTimes asOfNow() {
        return this;
    }

    /** Without a road graph: great circle times 1.3 at this speed. */
    static TravelTimes estimate(double kilometresPerHour) {
        return new EstimatedTravelTimes(kilometresPerHour);
    }
}
