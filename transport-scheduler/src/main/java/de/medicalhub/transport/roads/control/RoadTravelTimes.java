package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.HourlyFactors;
import de.medicalhub.transport.roads.TravelTimes;

/** The times of one road graph; what it does not reach is estimated, pair by pair (rule 4), and slower at busy hours (rule 7). */
final class RoadTravelTimes implements TravelTimes {
    private final RoadGraph graph;
    private final TravelTimes estimate;
    private final HourlyFactors factors;

    RoadTravelTimes(RoadGraph graph, TravelTimes estimate, HourlyFactors factors) {
        this.graph = graph;
        this.estimate = estimate;
        this.factors = factors;
    }

    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to) {
        return (long) Math.ceil(seconds(from, to));
    }

    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
        return (long) Math.ceil(seconds(from, to) * factors.at(leaving));
    }

    private double seconds(GeoPoint from, GeoPoint to) {
        return from.equals(to) ? 0 : graph.seconds(from, to).orElseGet(() -> estimate.secondsBetween(from, to));
    }

    @Override
    public boolean isOnRoads(GeoPoint place) {
        return graph.reaches(place);
    }
}
