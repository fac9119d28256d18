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
 * @param closed whether nobody gets through: drives go around it; the factor counts for those that must begin or end there
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
    /** Drives are so many times as long that begin or end where a road is closed, or for which there is no way around. */
    public static final double AROUND = 5;

    /** How the ids of those begin that a feed reports. */
    public static final String REPORTED = "feed:";

    private static final double LEAST = 1.1;
    private static final double MOST_KILOMETRES = 30;
    private static final Duration LONGEST = Duration.ofDays(7);
    /** Drives count whose stop's window opened at most so long before. */
    private static final Duration OPENED_BEFORE = Duration.ofHours(3);

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

    /** Whether a feed reports it, and no dispatcher. */
    public boolean isReported() {
        return id.startsWith(REPORTED);
    }

    /** Where it is. */
    public Circle circle() {
        return new Circle(at, kilometres);
    }

    /**
     * By how much that drive lasts longer: the factor counts for the part of the straight line that lies within the circle; 1 for a
     * drive that goes around it.
     *
     * @param leaving seconds since 1970 (UTC)
     */
    public double of(GeoPoint start, GeoPoint end, long leaving) {
        return counts(leaving) && !isAvoided(start, end, leaving) ? 1 + circle().share(start, end) * (factor - 1) : 1;
    }

    /**
     * Whether that drive goes around it: it is closed then, and the drive neither begins nor ends there.
     *
     * @param leaving seconds since 1970 (UTC)
     */
    public boolean isAvoided(GeoPoint start, GeoPoint end, long leaving) {
        return closed && counts(leaving) && !circle().holds(start) && !circle().holds(end);
    }

    private boolean counts(long leaving) {
        return leaving < until.getEpochSecond()
                && leaving >= from.minus(OPENED_BEFORE).getEpochSecond();
    }

    /** Whether drives of tours of that day (Europe/Berlin) may last longer; a tour of the day before may run over midnight. */
    public boolean isOn(LocalDate day) {
        LocalDate first = LocalDate.ofInstant(from.minus(OPENED_BEFORE), HubClock.berlin())
                .minusDays(1);
        return !day.isBefore(first) && !day.isAfter(LocalDate.ofInstant(until, HubClock.berlin()));
    }
}
