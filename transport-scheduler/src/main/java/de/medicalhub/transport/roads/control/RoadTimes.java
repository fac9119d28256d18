package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.Set;

/** Travel times that know ways around closed roads. */
interface RoadTimes extends TravelTimes {
    /**
     * Whole seconds of a drive that keeps out of these circles; where no way is left, many times as long as usual.
     *
     * @param leaving seconds since 1970 (UTC); the hour of it counts
     */
    long secondsAround(GeoPoint from, GeoPoint to, long leaving, Set<Circle> closed);
}
