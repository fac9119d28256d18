package de.medicalhub.transport.roads;

/**
 * A circle on the map.
 *
 * @param at its centre
 * @param kilometres from there to its edge
 */
public record Circle(GeoPoint at, double kilometres) {
    private static final double KILOMETRES_PER_DEGREE = 111.2;

    /** Refuses a circle of nothing. */
    public Circle {
        if (!(kilometres > 0)) {
            throw new IllegalArgumentException("A circle has a size");
        }
    }

    /** Whether the place lies within. */
    public boolean holds(GeoPoint place) {
        return flat(place).far() < kilometres;
    }

    /** The part of the earth that it lies in. */
    public Area box() {
        double north = kilometres / KILOMETRES_PER_DEGREE;
        double east = kilometres / eastwards();
        return new Area(
                Math.max(-90, at.latitude() - north),
                Math.max(-180, at.longitude() - east),
                Math.min(90, at.latitude() + north),
                Math.min(180, at.longitude() + east));
    }

    /** Whether the straight line passes through it. */
    public boolean touches(GeoPoint start, GeoPoint end) {
        return share(start, end) > 0;
    }

    /**
     * Which part of the line from start to end lies within, from 0 to 1; on a plane, for over such distances the earth is one.
     */
    public double share(GeoPoint start, GeoPoint end) {
        Flat from = flat(start);
        Flat to = flat(end);
        double dx = to.x - from.x;
        double dy = to.y - from.y;
        double a = dx * dx + dy * dy;
        double c = from.x * from.x + from.y * from.y - kilometres * kilometres;
        if (a == 0) {
            return c <= 0 ? 1 : 0;
        }
        double b = from.x * dx + from.y * dy;
        double root = b * b - a * c;
        if (root <= 0) {
            return 0;
        }
        double half = Math.sqrt(root);
        double enters = Math.max(0, (-b - half) / a);
        double leaves = Math.min(1, (-b + half) / a);
        return Math.max(0, leaves - enters);
    }

    /**
     * How many times as long as the straight line the shortest one is that stays outside: to the edge, along it, and on. 1 where
     * the straight line does not touch it, and where start or end lies within.
     */
    public double around(GeoPoint start, GeoPoint end) {
        if (holds(start) || holds(end) || !touches(start, end)) {
            return 1;
        }
        Flat from = flat(start);
        Flat to = flat(end);
        double first = Math.max(kilometres, from.far());
        double second = Math.max(kilometres, to.far());
        double between =
                Math.acos(Math.max(-1, Math.min(1, (from.x * to.x + from.y * to.y) / (from.far() * to.far()))));
        double arc = between - Math.acos(kilometres / first) - Math.acos(kilometres / second);
        double way = tangent(first) + tangent(second) + kilometres * Math.max(0, arc);
        return Math.max(1, way / Math.hypot(to.x - from.x, to.y - from.y));
    }

    private double tangent(double far) {
        return Math.sqrt(far * far - kilometres * kilometres);
    }

    private double eastwards() {
        return KILOMETRES_PER_DEGREE * Math.max(0.01, Math.cos(Math.toRadians(at.latitude())));
    }

    private Flat flat(GeoPoint place) {
        return new Flat(
                (place.longitude() - at.longitude()) * eastwards(),
                (place.latitude() - at.latitude()) * KILOMETRES_PER_DEGREE);
    }

    /** Kilometres east and north of the centre. */
    private record Flat(double x, double y) {
        double far() {
            return Math.hypot(x, y);
        }
    }
}
