package de.medicalhub.transport.planning;

/**
 * One stop of a tour.
 *
 * @param frozen keeps its place in the order (rule 6); frozen stops stand before all others
 */
public record PlanStop(PlanJob job, Action action, boolean frozen) {
    /** A stop that planning may move. */
    public static PlanStop free(PlanJob job, Action action) {
        return new PlanStop(job, action, false);
    }

    /** Where and when. */
    public Waypoint waypoint() {
        return job.at(action);
    }
}
