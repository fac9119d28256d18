package de.medicalhub.transport.roads;

/** A part of the map between two degrees of latitude and two of longitude (WGS 84). */
public record Area(double south, double west, double north, double east) {
    private static final double KILOMETRES_PER_DEGREE = 111.2;

    /** Refuses what is no part of the earth. */
    public Area {
        if (!(south >= -90 && south <= north && north <= 90 && west >= -180 && west <= east && east <= 180)) {
            throw new IllegalArgumentException("Not a part of the map");
        }
    }

    /** How far it is from its southern to its northern edge. */
    public double kilometresHigh() {
        return (north - south) * KILOMETRES_PER_DEGREE;
    }
}
