package de.medicalhub.portal.records;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What one request found, and how much there is of what it counted.
 *
 * @param numbers in the order in which they were asked for; empty where the server does not count so many, or refuses
 */
public record Counted(Resources found, List<Optional<Integer>> numbers) {
    public Counted {
        numbers = List.copyOf(numbers);
    }

    /** @param searches how many entries come before those that were counted */
    static Counted of(Bundle answer, int searches) {
        return new Counted(
                Resources.of(answer),
                answer.getEntry().stream()
                        .skip(searches)
                        .map(entry -> Optional.ofNullable(entry.getResource())
                                .filter(Bundle.class::isInstance)
                                .map(Bundle.class::cast)
                                .filter(Bundle::hasTotal)
                                .map(Bundle::getTotal))
                        .toList());
    }
}
