package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.HourlyFactors;
import de.medicalhub.transport.roads.TravelTimes;

/** The estimate, longer at busy hours (rule 7). */
record HourlyEstimate(TravelTimes estimate, HourlyFactors factors) implements TravelTimes {
    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to) {
        return estimate.secondsBetween(from, to);
    }

    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
        return (long) Math.ceil(estimate.secondsBetween(from, to) * factors.at(leaving));
    }
}
