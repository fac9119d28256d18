package de.medicalhub.transport.planning;

import de.medicalhub.transport.roads.GeoPoint;

/**
 * Where a job begins or ends.
 *
 * @param window when the stop may begin
 * @param serviceSeconds how long the vehicle stands there
 */
public record Waypoint(GeoPoint place, TimeWindow window, long serviceSeconds) {}
