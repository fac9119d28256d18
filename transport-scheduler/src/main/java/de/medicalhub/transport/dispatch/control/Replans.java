package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.PlanningWished;
import de.medicalhub.transport.planning.Planner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import javax.sql.DataSource;

/** Days planned again by whichever node has the lease (rule 22). */
@ApplicationScoped
public class Replans {
    /** Of the lease: when a node dies, the others wait for its end and for the timer's next turn, ten seconds together at most. */
    static final Duration TERM = Duration.ofSeconds(5);

    /** So long orders are collected before the day is improved. */
    private static final Duration QUIET = Duration.ofSeconds(20);

    /** So long a dispatcher waits for an answer while others are planned. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final RegionPlanner region;
    private final PlanningWishes wishes;
    private final Event<PlanningWished> wished;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected Replans() {
        region = null;
        wishes = null;
        wished = null;
    }

    @Inject
    Replans(
            DataSource dataSource,
            DayPlanning days,
            Planner planner,
            TransportSettings settings,
            Event<PlanningWished> wished) {
        this.wished = wished;
        wishes = new PlanningWishes(dataSource);
        TimedPlanner timed = new TimedPlanner(
                planner, settings.improvementRounds(), settings.planningThreads(), settings.planningTime());
        region = new RegionPlanner(new PlannerLease(dataSource, TERM), wishes, days, timed);
    }

    /**
     * Plans that day again, and waits while this or another node is at others, eight seconds at most; not to be called in a
     * transaction.
     *
     * @return whether it is done; if not, it is soon, by another node or by the next run
     */
    public boolean replan(LocalDate day, String carrier) {
        return region.replan(day, carrier, PATIENCE);
    }

    /** The same of several carriers, for whom nobody waits longer than for one. */
    public boolean replan(LocalDate day, Set<String> carriers) {
        long begin = System.nanoTime();
        boolean done = true;
        for (String carrier : carriers) {
            Duration left = PATIENCE.minusNanos(System.nanoTime() - begin);
            done &= region.replan(day, carrier, left.isNegative() ? Duration.ZERO : left);
        }
        return done;
    }

    /** Has that day planned again after the caller's transaction; by {@link #work()}. */
    public void later(LocalDate day, String carrier) {
        wishes.wish(day, carrier);
        wished.fire(new PlanningWished(day, carrier));
    }

    /**
     * Has that day improved in the background, a while after the caller's transaction and once for all that comes until then (rule
     * 22); nobody is woken for it.
     */
    public void quietly(LocalDate day, String carrier) {
        wishes.wishQuietly(day, carrier, QUIET);
    }

    /** Plans whatever waits to be planned; not to be called in a transaction. */
    public void work() {
        region.work();
    }
}
