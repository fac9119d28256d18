package de.medicalhub.transport.planning;

import java.util.Optional;

/**
 * What stands in the way of a job where the rule would have to give way least.
 *
 * @param tourId of the tour that comes nearest to it
 * @param onlyOne whether no other tour could carry the job at all
 * @param after the stop of that tour after which it would be picked up; empty if that would be the first one
 * @param busyUntil until when the vehicle is there, or when it may leave its depot; seconds since 1970
 * @param possibleAt when the stop that misses its window would begin, or the pickup where a condition is not met; seconds
 *     since 1970
 * @param lacks the only condition that the tour does not meet; empty where time alone stands in the way
 */
public record Obstacle(
        String tourId,
        boolean onlyOne,
        Optional<PlanStop> after,
        long busyUntil,
        long possibleAt,
        Optional<Refusal.Rule> lacks) {
    /** Of a tour that meets every condition, but not in time. */
    public Obstacle(String tourId, boolean onlyOne, Optional<PlanStop> after, long busyUntil, long possibleAt) {
        this(tourId, onlyOne, after, busyUntil, possibleAt, Optional.empty());
    }

    /** The same for want of that alone. */
    public Obstacle lacking(Refusal.Rule condition) {
        return new Obstacle(tourId, onlyOne, after, busyUntil, possibleAt, Optional.of(condition));
    }
}
