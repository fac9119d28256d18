package de.medicalhub.transport.planning;

import java.util.Optional;

/**
 * What stands in the way of a job where the rule would have to give way least.
 *
 * @param tourId of the tour that comes nearest to it
 * @param onlyOne whether no other tour could carry the job at all
 * @param after the stop of that tour after which it would be picked up; empty if that would be the first one
 * @param busyUntil until when the vehicle is there, or when it may leave its depot; seconds since 1970
 * @param possibleAt when the stop that misses its window would begin; seconds since 1970
 */
public record Obstacle(String tourId, boolean onlyOne, Optional<PlanStop> after, long busyUntil, long possibleAt) {}
