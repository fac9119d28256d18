package de.medicalhub.transport.planning;

import java.util.Set;

/**
 * One job as the planner sees it: from here to there, within these times, with these needs.
 *
 * @param maxRideSeconds from the end of the pickup to the begin of the drop-off
 */
public record PlanJob(
        String id, Waypoint pickup, Waypoint dropOff, Load load, Set<Equipment> needs, long maxRideSeconds) {
    /** Keeps its own copy of the needs. */
    public PlanJob {
        needs = Set.copyOf(needs);
    }

    Waypoint at(Action action) {
        return action == Action.PICKUP ? pickup : dropOff;
    }
}
