package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;

/** Without a road graph: the great circle times 1.3 at one speed (rule 3). */
public final class EstimatedTravelTimes implements TravelTimes {
    private static final double DETOUR = 1.3;
    private static final double SECONDS_PER_HOUR = 3600;

    private final double kilometresPerHour;

    /**
     * @param kilometresPerHour average over a drive in the country
     */
    public EstimatedTravelTimes(double kilometresPerHour) {
        if (!(kilometresPerHour > 0)) {
            throw new IllegalArgumentException("The speed must be above 0 km/h");
        }
        this.kilometresPerHour = kilometresPerHour;
    }

    @Override
    public long secondsBetween(GeoPoint from, GeoPoint to) {
        return (long) Math.ceil(from.kilometresTo(to) * DETOUR / kilometresPerHour * SECONDS_PER_HOUR);
    }
}
