package de.medicalhub.transport.roads;

import de.medicalhub.common.time.HubClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Slow or closed roads around a point, as a dispatcher has said (rule 11).
 *
 * @param label in words, without names of people
 * @param factor by how much a drive through it lasts longer, from 1.1 to 5
 * @param closed whether nobody gets through; then the factor stands for the way around
 */
public record Slowdown(
        String id,
        String label,
        GeoPoint at,
        double kilometres,
        double factor,
        boolean closed,
        Instant from,
        Instant until) {
    /** A closed road is reckoned like this, for the hub does not look for the way around. */
    public static final double AROUND = 5;

    private static final double LEAST = 1.1;
    private static final double MOST_KILOMETRES = 30;
    private static final Duration LONGEST = Duration.ofDays(7);
    /** Drives count whose stop's window opened at most so long before. */
    private static final Duration OPENED_BEFORE = Duration.ofHours(3);

    private static final double KILOMETRES_PER_DEGREE = 111.2;

    /** Refuses what nobody means. */
    public Slowdown {
        boolean fine = !label.isBlank()
                && label.length() <= 100
                && kilometres > 0
                && kilometres <= MOST_KILOMETRES
                && factor >= LEAST
                && factor <= AROUND
                && until.isAfter(from)
                && Duration.between(from, until).compareTo(LONGEST) <= 0;
        if (!fine) {
            throw new IllegalArgumentException("Not a slowdown");
        }
    }

    /**
     * By how much that drive lasts longer: the factor counts for the part of the straight line that lies within the circle.
     *
     * @param leaving seconds since 1970 (UTC)
     */
    public double of(GeoPoint start, GeoPoint end, long leaving) {
        boolean counts = leaving < until.getEpochSecond()
                && leaving >= from.minus(OPENED_BEFORE).getEpochSecond();
        return counts ? 1 + share(start, end) * (factor - 1) : 1;
    }

    /** Whether drives of tours of that day (Europe/Berlin) may last longer; a tour of the day before may run over midnight. */
    public boolean isOn(LocalDate day) {
        LocalDate first = LocalDate.ofInstant(from.minus(OPENED_BEFORE), HubClock.berlin())
                .minusDays(1);
        return !day.isBefore(first) && !day.isAfter(LocalDate.ofInstant(until, HubClock.berlin()));
    }

    /** Where the line from start to end cuts the circle, on a plane: over such distances the earth is one. */
    private double share(GeoPoint start, GeoPoint end) {
        double east = KILOMETRES_PER_DEGREE * Math.cos(Math.toRadians(at.latitude()));
        double x = (start.longitude() - at.longitude()) * east;
        double y = (start.latitude() - at.latitude()) * KILOMETRES_PER_DEGREE;
        double dx = (end.longitude() - start.longitude()) * east;
        double dy = (end.latitude() - start.latitude()) * KILOMETRES_PER_DEGREE;
        double a = dx * dx + dy * dy;
        double c = x * x + y * y - kilometres * kilometres;
        if (a == 0) {
            return c <= 0 ? 1 : 0;
        }
        double b = x * dx + y * dy;
        double root = b * b - a * c;
        if (root <= 0) {
            return 0;
        }
        double half = Math.sqrt(root);
        double enters = Math.max(0, (-b - half) / a);
        double leaves = Math.min(1, (-b + half) / a);
        return Math.max(0, leaves - enters);
    }
}
