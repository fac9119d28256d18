package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.GeoPoint;
import java.util.OptionalDouble;

/** The roads of one map. */
public interface RoadGraph {
    /** Seconds of the fastest drive; empty if one of the places lies off the roads, or no road joins them. */
    OptionalDouble seconds(GeoPoint from, GeoPoint to);

    /** Whether a road passes near the place. */
    boolean reaches(GeoPoint place);
}
