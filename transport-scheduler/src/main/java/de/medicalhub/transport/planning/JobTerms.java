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
 * @param told which time was told, if one was (rule 18)
 */
public record JobTerms(
        Set<String> onlyTours, Set<String> apart, Optional<String> announcedTour, int priority, Optional<Told> told) {
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

    /** Of a job of which no time was told yet. */
    public JobTerms(Set<String> onlyTours, Set<String> apart, Optional<String> announcedTour, int priority) {
        this(onlyTours, apart, announcedTour, priority, Optional.empty());
    }

    /** The same of a job of which that time was told. */
    public JobTerms told(Told time) {
        return new JobTerms(onlyTours, apart, announcedTour, priority, Optional.of(time));
    }

    /**
     * A time that people count on.
     *
     * @param action whether pickup or drop-off
     * @param at when it was said to begin, seconds since 1970
     * @param toleranceSeconds how much earlier or later still is as it was said
     */
    public record Told(Action action, long at, long toleranceSeconds) {}
}
