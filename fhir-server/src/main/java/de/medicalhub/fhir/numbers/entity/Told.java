package de.medicalhub.fhir.numbers.entity;

import java.util.List;
import java.util.Optional;

/**
 * What may be told of a count (Z2, Z4); an empty value is hidden.
 *
 * @param all the whole
 * @param part of it, for a share
 * @param quartiles lower quartile, median and upper quartile in hours, where time is measured
 */
public record Told(Optional<Integer> all, Optional<Integer> part, List<Long> quartiles) {
    /** Smaller numbers are not told. */
    public static final int SMALLEST = 5;

    private static final Told HIDDEN = new Told(Optional.empty(), Optional.empty(), List.of());

    /** What may be told of one count. */
    public static Told of(Measure measure, Tally tally) {
        if (isSmall(tally.all())) {
            return HIDDEN;
        }
        boolean partTells = !isSmall(tally.part()) && !isSmall(tally.all() - tally.part());
        Optional<Integer> part = measure.isShare() && partTells ? Optional.of(tally.part()) : Optional.empty();
        return new Told(Optional.of(tally.all()), part, quartiles(tally.hours()));
    }

    /** What may be told of all months together (Z3). */
    public static Told ofTotal(Measure measure, List<Tally> months) {
        List<Told> told = months.stream().map(month -> of(measure, month)).toList();
        Told sum = of(measure, months.stream().reduce(new Tally(), Tally::plus));
        boolean wholes = told.stream().allMatch(month -> month.all().isPresent());
        boolean parts = told.stream().allMatch(month -> month.part().isPresent());
        if (!wholes) {
            return HIDDEN;
        }
        return parts ? sum : new Told(sum.all(), Optional.empty(), sum.quartiles());
    }

    private static boolean isSmall(int number) {
        return number > 0 && number < SMALLEST;
    }

    /** By the nearest rank: each is a time that was measured, in full hours. */
    private static List<Long> quartiles(List<Long> sorted) {
        return sorted.size() < SMALLEST ? List.of() : List.of(rank(sorted, 1), rank(sorted, 2), rank(sorted, 3));
    }

    private static Long rank(List<Long> sorted, int quarter) {
        int rank = (sorted.size() * quarter + 3) / 4;
        return sorted.get(rank - 1);
    }
}
