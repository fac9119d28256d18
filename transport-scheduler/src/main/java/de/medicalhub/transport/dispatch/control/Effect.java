package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.TransportJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a decision changes for one job.
 *
 * @param before its pickup by plan; empty if it was on no tour
 * @param after its pickup by the new plan; empty if it is on no tour
 */
public record Effect(TransportJob job, Optional<Instant> before, Optional<Instant> after) {
    /** Whether anybody would notice; times are said in minutes. */
    boolean isNoticeable() {
        return before.isPresent() != after.isPresent() || minutes() != 0;
    }

    /** By how many minutes the pickup is later, negative for earlier; 0 where one of the times is missing. */
    public long minutes() {
        return before.isEmpty() || after.isEmpty()
                ? 0
                : Math.round(Duration.between(before.get(), after.get()).toSeconds() / 60.0);
    }
}
