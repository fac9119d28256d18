package de.medicalhub.transport.roads.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.Location;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.TrafficChanged;
import de.medicalhub.transport.roads.control.FeedReports.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What dispatchers and the feed say about slow and closed roads (rules 11 and 12). */
@ApplicationScoped
public class Traffic {
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    private DataSource dataSource;

    @Inject
    private RoadMap roads;

    @Inject
    private Geocoder geocoder;

    @Inject
    private Clock clock;

    @Inject
    private Event<TrafficChanged> changed;

    /**
     * What was said.
     *
     * @param factor of a road that is not closed
     */
    public record Said(String label, GeoPoint at, double kilometres, double factor, boolean closed, Instant until) {}

    /** Those that have not ended. */
    @Transactional
    public List<Slowdown> current() {
        return new Slowdowns(dataSource).active(clock.instant());
    }

    /**
     * Keeps it; it counts with {@link #follow()}.
     *
     * @param person who says it
     * @throws RefusedException if it makes no sense, or lies outside of the area
     */
    @Transactional
    public void say(Said said, String person) {
        if (geocoder.locate(new Address("", "", "", Optional.of(said.at()))) instanceof Location.OutsideArea far) {
            throw new RefusedException(ProblemKind.RULE, "place.outside", far.kilometres());
        }
        new Slowdowns(dataSource).add(slowdown(said), person);
    }

    private Slowdown slowdown(Said said) {
        try {
            return new Slowdown(
                    UUID.randomUUID().toString(),
                    said.label(),
                    said.at(),
                    said.kilometres(),
                    said.closed() ? Slowdown.AROUND : said.factor(),
                    said.closed(),
                    clock.instant(),
                    said.until());
        } catch (IllegalArgumentException nonsense) {
            throw new RefusedException(ProblemKind.INVALID, "traffic.invalid");
        }
    }

    /** It is over; the same with {@link #follow()}. */
    @Transactional
    public void end(String id, String person) {
        if (!new Slowdowns(dataSource).end(id, clock.instant(), person)) {
            throw new RefusedException(ProblemKind.NOT_FOUND, "traffic.gone");
        }
    }

    /** All that the feed reports now (rule 12): what is new or has changed is kept, what it reports no more is over. */
    @Transactional
    void reported(List<Report> reports) {
        new FeedBook(new Slowdowns(dataSource)).follow(reports, clock.instant());
    }

    /** Lets this node's times follow what is stored, and tells it if they differ now; outside of transactions. */
    public synchronized void follow() {
        List<Slowdown> now = current();
        List<Slowdown> before = roads.slowdowns();
        if (!now.equals(before)) {
            roads.slow(now);
            changed.fire(new TrafficChanged(without(now, before), without(before, now)));
        }
    }

    private static List<Slowdown> without(List<Slowdown> all, List<Slowdown> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    /** What ended yesterday is of no use. */
    @Transactional
    public void forgetOld() {
        new Slowdowns(dataSource).forgetEndedBefore(clock.instant().minus(KEPT));
    }
}
