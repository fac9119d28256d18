package de.medicalhub.transport.roads;

import java.util.List;

/**
 * Roads to be drawn.
 *
 * @param lines each along one stretch of road
 * @param complete whether these are all roads of the area; else only those that are driven fast, so that the drawing stays readable
 */
public record DrawnRoads(List<List<GeoPoint>> lines, boolean complete) {
    /** Without a road map. */
    public static final DrawnRoads NONE = new DrawnRoads(List.of(), false);

    /** Keeps its own copy. */
    public DrawnRoads {
        lines = List.copyOf(lines);
    }
}
