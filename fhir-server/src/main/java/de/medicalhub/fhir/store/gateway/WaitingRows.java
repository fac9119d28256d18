package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndex;
import de.medicalhub.fhir.store.gateway.IndexTable.IndexRow;
import de.medicalhub.fhir.store.gateway.IndexTable.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a transaction has yet to do to index rows, and whose it has taken in hand. */
final class WaitingRows {
    private final Map<IndexTable<?>, Changes<?>> changes = new LinkedHashMap<>();
    private final Map<Long, FormerRows> former = new HashMap<>();
    private final Set<Long> inHand = new HashSet<>();

    /** A stored resource may be changed; these are its rows. */
    void expect(long resource, FormerRows rows) {
        former.put(resource, rows);
    }

    /** Its rows as they are stored, once; null where nobody has read them. */
    @Nullable
    FormerRows takeFormer(long resource) {
        return former.remove(resource);
    }

    boolean isExpected(long resource) {
        return former.containsKey(resource);
    }

    /** Whether it is so for the first time. */
    boolean takeInHand(long resource) {
        return inHand.add(resource);
    }

    boolean isInHand(long resource) {
        return inHand.contains(resource);
    }

    /**
     * From its former rows to these.
     *
     * @param rows of the resource, none twice
     */
    <T extends BaseResourceIndex> void change(
            IndexTable<T> table, long resource, Collection<T> rows, FormerRows before) {
        Changes<T> own = changes(table);
        rows.stream()
                .filter(row -> !before.keeps(table, table.row(row)))
                .forEach(row -> own.added.add(new IndexRow<>(resource, row)));
        own.gone.addAll(before.rest(table));
    }

    /** What was to be added is not. */
    void drop(long resource) {
        changes.values().forEach(each -> each.added.removeIf(row -> row.resource() == resource));
    }

    /** All of it as statements; then nothing waits. */
    List<Statement> take() {
        List<Statement> statements = new ArrayList<>();
        changes.values().forEach(each -> each.addTo(statements));
        changes.clear();
        return statements;
    }

    @SuppressWarnings("unchecked") // Put in here only, under a table of the same type.
    private <T extends BaseResourceIndex> Changes<T> changes(IndexTable<T> table) {
        return (Changes<T>) changes.computeIfAbsent(table, key -> new Changes<>(table));
    }

    private static final class Changes<T extends BaseResourceIndex> {
        private final IndexTable<T> table;
        private final List<IndexRow<T>> added = new ArrayList<>();
        private final List<Long> gone = new ArrayList<>();

        Changes(IndexTable<T> table) {
            this.table = table;
        }

        void addTo(List<Statement> statements) {
            if (!gone.isEmpty()) {
                statements.add(table.delete(List.copyOf(gone)));
            }
            if (!added.isEmpty()) {
                statements.add(table.insert(List.copyOf(added)));
            }
        }
    }
}
