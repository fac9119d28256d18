package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.Effort;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans a day within a time, for others wait for the day meanwhile (rule 3), and never fails as a whole (rule 19): if the
 * planner's own check finds a fault, what was planned stays and each waiting job is placed alone.
 *
 * @param rounds of improvement at most
 * @param threads that search beside each other
 * @param limit after which the best plan so far is taken
 */
record TimedPlanner(Planner planner, int rounds, int threads, Duration limit) {
    private static final Logger LOG = LoggerFactory.getLogger(TimedPlanner.class);

    /** On one thread. */
    TimedPlanner(Planner planner, int rounds, Duration limit) {
        this(planner, rounds, 1, limit);
    }

    /**
     * The best plan that is found in the time; who cannot even be placed alone for a fault is on no tour and not refused. For
     * whom no place was looked for in the time is refused for that: the day is to be planned once more.
     */
    Plan replan(List<PlanTour> tours, List<PlanJob> waiting) {
        return replan(tours, waiting, () -> false);
    }

    /** The same, that also ends when it is told to. */
    Plan replan(List<PlanTour> tours, List<PlanJob> waiting, BooleanSupplier stop) {
        try {
            return planner.replan(tours, waiting, new Effort(rounds, threads, after(limit, stop)));
        } catch (IllegalStateException fault) {
            LOG.error("The planner's plan of a day is not used, each job is placed alone", fault);
            return oneByOne(tours, waiting, after(limit, stop));
        }
    }

    private Plan oneByOne(List<PlanTour> tours, List<PlanJob> waiting, BooleanSupplier isOver) {
        List<PlanTour> planned = tours;
        Map<String, Refusal> refused = new HashMap<>();
        for (PlanJob job : waiting) {
            if (isOver.getAsBoolean()) {
                refused.put(job.id(), Refusal.of(Rule.PLANNING_CUT_SHORT));
                continue;
            }
            try {
                Answer answer = planner.insert(planned, job);
                if (answer instanceof Answer.Placed placed) {
                    planned = placed.tours();
                } else if (answer instanceof Answer.Refused no) {
                    refused.put(job.id(), no.refusal());
                }
            } catch (IllegalStateException fault) {
                LOG.error("A job waits: it cannot be placed alone either", fault);
            }
        }
        return new Plan(planned, refused);
    }

    private static BooleanSupplier after(Duration limit, BooleanSupplier stop) {
        long begin = System.nanoTime();
        // Who listens is asked even when the time is over, for what is done then takes time, too.
        return () -> stop.getAsBoolean() || System.nanoTime() - begin >= limit.toNanos();
    }
}
