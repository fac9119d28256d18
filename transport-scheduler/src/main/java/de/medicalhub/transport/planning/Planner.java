package de.medicalhub.transport.planning;

import de.medicalhub.transport.planning.control.Promises;
import de.medicalhub.transport.planning.control.RouteTimes;
import de.medicalhub.transport.planning.control.Safeguard;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.List;
import java.util.Optional;

/** The planner; holds no state between calls and may be shared. */
public final class Planner {
    private final TravelTimes travelTimes;
    private final Weights weights;
    private final long seed;

    /** Counts driving alone. */
    public Planner(TravelTimes travelTimes, long seed) {
        this(travelTimes, Weights.DRIVING, seed);
    }

    /**
     * @param travelTimes between any two places of the tours and jobs
     * @param weights of what counts beside driving
     * @param seed of the improvement; the same seed gives the same plan
     */
    public Planner(TravelTimes travelTimes, Weights weights, long seed) {
        this.travelTimes = travelTimes;
        this.weights = weights;
        this.seed = seed;
    }

    /** Gives one more job its best place; the stops that are there keep tour and order (rule 7). */
    public Answer insert(List<PlanTour> tours, PlanJob job) {
        return promises().insert(tours, job);
    }

    /**
     * Plans a day again: all jobs of the tours that are not frozen, and those that wait (rule 9).
     *
     * @param rounds of improvement; 0 for none
     */
    public Plan replan(List<PlanTour> tours, List<PlanJob> waiting, int rounds) {
        return replan(tours, waiting, Effort.of(rounds));
    }

    /** The same with more to say about how. */
    public Plan replan(List<PlanTour> tours, List<PlanJob> waiting, Effort effort) {
        return promises().replan(tours, waiting, effort);
    }

    private Promises promises() {
        return new Promises(travelTimes.asOfNow(), weights, seed);
    }

    /** The times of a tour as it is, as they were told where that is possible; empty if it breaks a rule. */
    public Optional<Schedule> schedule(PlanTour tour) {
        return new RouteTimes(travelTimes.asOfNow()).schedule(promises().kept(tour));
    }

    /**
     * What the independent checker says of a tour that somebody else than the planner has changed.
     *
     * @param before the same tour as it was
     * @return broken rules in words, with ids only; empty for a good tour
     */
    public List<String> faults(PlanTour before, PlanTour tour) {
        return new Safeguard(travelTimes.asOfNow()).faults(before, tour);
    }

    /** The times of a tour that may be late: every stop as early as the road allows. */
    public Schedule earliest(PlanTour tour) {
        return new RouteTimes(travelTimes.asOfNow()).earliest(tour);
    }
}
