package de.medicalhub.transport.planning;

import de.medicalhub.transport.roads.GeoPoint;

/**
 * Where a job begins or ends.
 *
 * @param window when the stop may begin
 * @param serviceSeconds how long the vehicle stands there
 * @param opens when the order's window opens, also where only a part of it is left; says how long the drive from here lasts (rule 17)
 */
public record Waypoint(GeoPoint place, TimeWindow window, long serviceSeconds, long opens) {
    /** A stop with the whole window of the order. */
    public Waypoint(GeoPoint place, TimeWindow window, long serviceSeconds) {
        this(place, window, serviceSeconds, window.earliest());
    }

    /** The same stop in a part of its window. */
    public Waypoint within(TimeWindow part) {
        return new Waypoint(place, part, serviceSeconds, opens);
    }
}
