package de.medicalhub.portal.records;

import java.util.List;
import java.util.Optional;

/**
 * What came of writing: where each entry stands now, or the refusal of all of them.
 *
 * @param references such as {@code Composition/12}, in the order of the entries
 */
public record Stored(List<String> references, Optional<Refusal> refusal) {
    public Stored {
        references = List.copyOf(references);
    }
}
