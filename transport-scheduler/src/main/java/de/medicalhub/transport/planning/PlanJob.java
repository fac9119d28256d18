package de.medicalhub.transport.planning;

import java.util.Optional;
import java.util.Set;

/**
 * One job as the planner sees it: from here to there, within these times, with these needs.
 *
 * @param maxRideSeconds from the end of the pickup to the begin of the drop-off
 * @param after id of a job that is dropped off before this one if both are on the same tour (rule 10)
 * @param terms what else goes with it
 */
public record PlanJob(
        String id,
        Waypoint pickup,
        Waypoint dropOff,
        Load load,
        Set<Equipment> needs,
        long maxRideSeconds,
        Optional<String> after,
        JobTerms terms) {
    /** Keeps its own copy of the needs. */
    public PlanJob {
        needs = Set.copyOf(needs);
    }

    /** A job without further terms. */
    public PlanJob(
            String id,
            Waypoint pickup,
            Waypoint dropOff,
            Load load,
            Set<Equipment> needs,
            long maxRideSeconds,
            Optional<String> after) {
        this(id, pickup, dropOff, load, needs, maxRideSeconds, after, JobTerms.NONE);
    }

    /** A job that waits for no other. */
    public PlanJob(String id, Waypoint pickup, Waypoint dropOff, Load load, Set<Equipment> needs, long maxRideSeconds) {
        this(id, pickup, dropOff, load, needs, maxRideSeconds, Optional.empty(), JobTerms.NONE);
    }

    /** The same job with less time at one end. */
    public PlanJob within(Action action, TimeWindow part) {
        boolean isPickup = action == Action.PICKUP;
        return new PlanJob(
                id,
                isPickup ? pickup.within(part) : pickup,
                isPickup ? dropOff : dropOff.within(part),
                load,
                needs,
                maxRideSeconds,
                after,
                terms);
    }

    /** The same job with another load and other needs. */
    public PlanJob with(Load other, Set<Equipment> otherNeeds) {
        return new PlanJob(id, pickup, dropOff, other, otherNeeds, maxRideSeconds, after, terms);
    }

    /** The same job, whichever vehicle and driver it requires. */
    public PlanJob onAnyTour() {
        JobTerms free = new JobTerms(Set.of(), terms.apart(), terms.announcedTour(), terms.priority(), terms.told());
        return new PlanJob(id, pickup, dropOff, load, needs, maxRideSeconds, after, free);
    }

    /** The end at which that happens. */
    public Waypoint at(Action action) {
        return action == Action.PICKUP ? pickup : dropOff;
    }
}
