package de.medicalhub.transport.planning;

import java.util.Optional;
import java.util.Set;

/**
 * What goes with a job beside places, times and needs.
 *
 * @param onlyTours ids of the tours that may carry it, for a required vehicle or driver; empty: any
 * @param apart ids of the jobs whose passengers must never be aboard with this one, for infection or discord
 * @param announcedTour id of the tour that was announced; another one costs (see {@link Weights})
 * @param priority how bad it is to leave it out beside others: 1 for most
 */
public record JobTerms(Set<String> onlyTours, Set<String> apart, Optional<String> announcedTour, int priority) {
    /** Any vehicle, with anyone. */
    public static final JobTerms NONE = new JobTerms(Set.of(), Set.of(), Optional.empty(), 1);

    /** Keeps its own copies; a priority is at least 1. */
    public JobTerms {
        onlyTours = Set.copyOf(onlyTours);
        apart = Set.copyOf(apart);
        if (priority < 1) {
            throw new IllegalArgumentException("A priority is at least 1");
        }
    }
}
