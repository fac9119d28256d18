package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.List;

/** Times of drives through slow or closed roads (rule 11); at a quiet hour they are as ever. */
record SlowedTravelTimes(TravelTimes usual, List<Slowdown> slowdowns) implements TravelTimes {
    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to) {
        return usual.secondsBetween(from, to);
    }

    /** Of slowdowns that overlap the greatest counts: two reports of one jam are one jam. */
    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
        double factor = 1;
        for (Slowdown slowdown : slowdowns) {
            factor = Math.max(factor, slowdown.of(from, to, leaving));
        }
        return (long) Math.ceil(usual.secondsBetween(from, to, leaving) * factor);
    }

    @Override
    public boolean isOnRoads(GeoPoint place) {
        return usual.isOnRoads(place);
    }
}
