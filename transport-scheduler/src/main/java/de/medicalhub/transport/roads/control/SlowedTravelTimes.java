package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Times of drives through slow or closed roads (rule 11); at a quiet hour they are as ever. */
record SlowedTravelTimes(RoadTimes usual, List<Slowdown> slowdowns) implements TravelTimes {
    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to) {
        return usual.secondsBetween(from, to);
    }

    /** Around what is closed; of slowdowns that overlap the greatest counts: two reports of one jam are one jam. */
    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
        double factor = 1;
        Set<Circle> closed = Set.of();
        for (Slowdown slowdown : slowdowns) {
            if (slowdown.isAvoided(from, to, leaving)) {
                closed = closed.isEmpty() ? new HashSet<>() : closed;
                closed.add(slowdown.circle());
            } else {
                factor = Math.max(factor, slowdown.of(from, to, leaving));
            }
        }
        long drive = closed.isEmpty()
                ? usual.secondsBetween(from, to, leaving)
                : usual.secondsAround(from, to, leaving, closed);
        return (long) Math.ceil(drive * factor);
    }

    @Override
    public OptionalLong metresByRoad(GeoPoint from, GeoPoint to) {
        return usual.metresByRoad(from, to);
    }

    @Override
    public boolean isOnRoads(GeoPoint place) {
        return usual.isOnRoads(place);
    }
}
