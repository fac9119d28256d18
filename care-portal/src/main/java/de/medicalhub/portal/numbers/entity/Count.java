package de.medicalhub.portal.numbers.entity;

import java.util.List;
import java.util.Optional;

/**
 * A number as it was told; an empty value is hidden.
 *
 * @param quartiles in hours: lower quartile, median, upper quartile; none if not measured, or hidden
 */
public record Count(Optional<Integer> all, Optional<Integer> part, List<Integer> quartiles) {

    /** The part of the whole in per cent, where both are told and there is a whole. */
    public Optional<Integer> percent() {
        return all.filter(whole -> whole > 0)
                .flatMap(whole -> part.map(some -> Math.toIntExact(Math.round(100.0 * some / whole))));
    }

    /** The median, where there is one. */
    public Optional<Integer> median() {
        return quartiles.size() == 3 ? Optional.of(quartiles.get(1)) : Optional.empty();
    }

    /** Whether nothing happened. */
    public boolean isNothing() {
        return all.filter(whole -> whole == 0).isPresent();
    }
}
