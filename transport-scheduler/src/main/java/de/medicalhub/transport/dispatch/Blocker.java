package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.planning.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * Which vehicle comes nearest to a job that no tour can take, and what keeps it.
 *
 * @param vehicle what people call it
 * @param onlyOne whether no other one on duty could carry the job at all
 * @param town where it is before; empty if it would come from its depot
 * @param until when it is there, or when its shift begins
 * @param possible when it could be there
 * @param lacks the only condition that it does not meet; empty where time alone stands in the way
 */
public record Blocker(
        String vehicle,
        boolean onlyOne,
        Optional<String> town,
        Instant until,
        Instant possible,
        Optional<Refusal.Rule> lacks) {
    /** Of a vehicle that meets every condition, but not in time. */
    public Blocker(String vehicle, boolean onlyOne, Optional<String> town, Instant until, Instant possible) {
        this(vehicle, onlyOne, town, until, possible, Optional.empty());
    }
}
