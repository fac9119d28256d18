package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamDate;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamString;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import de.medicalhub.fhir.store.gateway.IndexTable.IndexRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Index rows that a transaction has yet to write, and whose it has taken in hand. */
final class WaitingRows {
    final List<IndexRow<ResourceIndexedSearchParamString>> strings = new ArrayList<>();
    final List<IndexRow<ResourceIndexedSearchParamToken>> tokens = new ArrayList<>();
    final List<IndexRow<ResourceIndexedSearchParamDate>> dates = new ArrayList<>();

    private final Set<Long> inHand = new HashSet<>();

    /** Whether it is so for the first time. */
    boolean takeInHand(long resource) {
        return inHand.add(resource);
    }

    boolean isInHand(long resource) {
        return inHand.contains(resource);
    }

    void drop(long resource) {
        strings.removeIf(row -> row.resource() == resource);
        tokens.removeIf(row -> row.resource() == resource);
        dates.removeIf(row -> row.resource() == resource);
    }

    void clear() {
        strings.clear();
        tokens.clear();
        dates.clear();
    }
}
