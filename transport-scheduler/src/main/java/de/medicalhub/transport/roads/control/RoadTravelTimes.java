package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.HourlyFactors;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** The times of one road graph; what it does not reach is estimated, pair by pair (rule 4), and slower at busy hours (rule 7). */
final class RoadTravelTimes implements RoadTimes {
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

    @Override
    public long secondsAround(GeoPoint from, GeoPoint to, long leaving, Set<Circle> closed) {
        OptionalDouble usual = from.equals(to) ? OptionalDouble.of(0) : graph.seconds(from, to);
        double seconds = usual.isEmpty()
                ? HourlyEstimate.around(estimate, from, to, closed)
                : graph.secondsAround(from, to, closed).orElse(usual.getAsDouble() * Slowdown.AROUND);
        return (long) Math.ceil(seconds * factors.at(leaving));
    }

    private double seconds(GeoPoint from, GeoPoint to) {
        return from.equals(to) ? 0 : graph.seconds(from, to).orElseGet(() -> estimate.secondsBetween(from, to));
    }

    @Override
    public OptionalLong metresByRoad(GeoPoint from, GeoPoint to) {
        OptionalDouble metres = from.equals(to) ? OptionalDouble.of(0) : graph.metres(from, to);
        return metres.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.round(metres.getAsDouble()));
    }

    @Override
    public boolean isOnRoads(GeoPoint place) {
        return graph.reaches(place);
    }
}
