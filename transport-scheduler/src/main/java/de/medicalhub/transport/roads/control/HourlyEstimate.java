package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.HourlyFactors;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.Set;

/** The estimate, longer at busy hours (rule 7). */
record HourlyEstimate(TravelTimes estimate, HourlyFactors factors) implements RoadTimes {
    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to) {
        return estimate.secondsBetween(from, to);
    }

    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
        return (long) Math.ceil(estimate.secondsBetween(from, to) * factors.at(leaving));
    }

    @Override
    public long secondsAround(GeoPoint from, GeoPoint to, long leaving, Set<Circle> closed) {
        return (long) Math.ceil(around(estimate, from, to, closed) * factors.at(leaving));
    }

    /** The estimate along the straight line, but around each circle. */
    static double around(TravelTimes estimate, GeoPoint from, GeoPoint to, Set<Circle> closed) {
        double longer = closed.stream()
                .mapToDouble(circle -> circle.around(from, to) - 1)
                .sum();
        return estimate.secondsBetween(from, to) * (1 + longer);
    }
}
