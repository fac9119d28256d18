package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;

/** A point on earth in degrees (WGS 84). */
public record Position(double latitude, double longitude) implements Serializable {
    private static final double EARTH_KILOMETRES = 6371;

    /** As the crow flies (great circle). */
    public double kilometresTo(Position other) {
        double north = Math.toRadians(other.latitude - latitude) / 2;
        double east = Math.toRadians(other.longitude - longitude) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(chord));
    }
}
