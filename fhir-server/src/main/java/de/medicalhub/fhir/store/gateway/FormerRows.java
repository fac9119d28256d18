package de.medicalhub.fhir.store.gateway;

import de.medicalhub.fhir.store.gateway.IndexTable.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows by which a resource is found as it was, before the change that is under way. */
final class FormerRows {
    /** Nothing was stored. */
    static final FormerRows NONE = new FormerRows();

    private final Map<IndexTable<?>, Map<Row, Deque<Long>>> keys = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();

    /**
     * What a reference leads to.
     *
     * @param key in the engine's table of resources
     */
    record Target(long key, String type, String id) {}

    void add(IndexTable<?> table, Row row, long key) {
        keys.computeIfAbsent(table, first -> new HashMap<>())
                .computeIfAbsent(row, first -> new ArrayDeque<>(1))
                .add(key);
    }

    void add(Target target) {
        targets.add(target);
    }

    List<Target> targets() {
        return targets;
    }

    /** Takes out one row that is like this; whether there was one. */
    boolean keeps(IndexTable<?> table, Row row) {
        return Optional.ofNullable(keys.get(table))
                .map(rows -> rows.get(row))
                .map(Deque::poll)
                .isPresent();
    }

    /** The keys of all that were not taken out, which nobody needs any more. */
    List<Long> rest(IndexTable<?> table) {
        return keys.getOrDefault(table, Map.of()).values().stream()
                .flatMap(Deque::stream)
                .toList();
    }
}
