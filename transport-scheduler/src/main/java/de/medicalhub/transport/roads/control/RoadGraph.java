package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Area;
import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.DrawnRoads;
import de.medicalhub.transport.roads.GeoPoint;
import java.util.OptionalDouble;
import java.util.Set;

/** The roads of one map. */
public interface RoadGraph {
    /** Seconds of the fastest drive; empty if one of the places lies off the roads, or no road joins them. */
    OptionalDouble seconds(GeoPoint from, GeoPoint to);

    /** Metres of the fastest drive from door to door; empty if one of the places lies off the roads, or no road joins them. */
    OptionalDouble metres(GeoPoint from, GeoPoint to);

    /**
     * Seconds of the fastest drive that keeps out of these circles; empty also if there is no such way.
     *
     * @param closed neither place lies in one of them
     */
    OptionalDouble secondsAround(GeoPoint from, GeoPoint to, Set<Circle> closed);

    /** Whether a road passes near the place. */
    boolean reaches(GeoPoint place);

    /** Roads of an area for a drawing; in a wide one only those that are driven fast, and never more than are readable. */
    DrawnRoads draw(Area area);
}
