package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.cache.ISearchParamIdentityCacheSvc;
import ca.uhn.fhir.jpa.dao.index.DaoSearchParamSynchronizer;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamDate;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamString;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import ca.uhn.fhir.jpa.util.AddRemoveCount;
import de.medicalhub.fhir.store.Flushes;
import de.medicalhub.fhir.store.gateway.IndexTable.Column;
import de.medicalhub.fhir.store.gateway.IndexTable.IndexRow;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the texts, codes and dates by which a new resource is found, some fifteen rows for a Patient, past Hibernate (rule 6):
 * those of all resources that are flushed together in one statement for each table. All else is left to the engine.
 */
@Component
@Primary
class IndexRows extends DaoSearchParamSynchronizer {
    private final ISearchParamIdentityCacheSvc identities;
    private final IndexTable<ResourceIndexedSearchParamString> strings;
    private final IndexTable<ResourceIndexedSearchParamToken> tokens;
    private final IndexTable<ResourceIndexedSearchParamDate> dates;

    IndexRows(DataSource dataSource, ISearchParamIdentityCacheSvc identities, Flushes flushes) {
        this.identities = identities;
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        strings = new IndexTable<>(
                jdbc,
                "spidx_string",
                List.of(
                        new Column<>("hash_norm_prefix", "bigint", row -> row.getHashNormalizedPrefix()),
                        new Column<>("hash_exact", "bigint", row -> row.getHashExact()),
                        new Column<>("sp_value_normalized", "text", row -> row.getValueNormalized()),
                        new Column<>("sp_value_exact", "text", row -> row.getValueExact())));
        tokens = new IndexTable<>(
                jdbc,
                "spidx_token",
                List.of(
                        new Column<>("hash_sys", "bigint", row -> row.getHashSystem()),
                        new Column<>("hash_sys_and_value", "bigint", row -> row.getHashSystemAndValue()),
                        new Column<>("hash_value", "bigint", row -> row.getHashValue()),
                        new Column<>("sp_system", "text", row -> row.getSystem()),
                        new Column<>("sp_value", "text", row -> row.getValue())));
        dates = new IndexTable<>(
                jdbc,
                "spidx_date",
                List.of(
                        new Column<>(
                                "sp_value_low",
                                "timestamp",
                                row -> row.getValueLow() == null
                                        ? null
                                        : Timestamp.from(row.getValueLow().toInstant())),
                        new Column<>(
                                "sp_value_high",
                                "timestamp",
                                row -> row.getValueHigh() == null
                                        ? null
                                        : Timestamp.from(row.getValueHigh().toInstant())),
                        new Column<>("sp_value_low_date_ordinal", "integer", row -> row.getValueLowDateOrdinal()),
                        new Column<>("sp_value_high_date_ordinal", "integer", row -> row.getValueHighDateOrdinal())));
        flushes.follow(this::write);
    }

    @Override
    public AddRemoveCount synchronizeSearchParamsToDatabase(
            ResourceIndexedSearchParams wanted, ResourceTable resource, ResourceIndexedSearchParams existing) {
        if (isNew(resource, existing) && areAllPresent(wanted)) {
            take(resource, wanted);
        }
        return super.synchronizeSearchParamsToDatabase(wanted, resource, existing);
    }

    private boolean isNew(ResourceTable resource, ResourceIndexedSearchParams existing) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && existing.myStringParams.isEmpty()
                && existing.myTokenParams.isEmpty()
                && existing.myDateParams.isEmpty()
                && (resource.getVersion() == 1 || waiting().isInHand(key(resource)));
    }

    /** Rows for what is missing are written only where that is searched for; here it is not. */
    private static boolean areAllPresent(ResourceIndexedSearchParams wanted) {
        return Stream.of(wanted.myStringParams, wanted.myTokenParams, wanted.myDateParams)
                .flatMap(Collection::stream)
                .noneMatch(BaseResourceIndexedSearchParam::isMissing);
    }

    private void take(ResourceTable resource, ResourceIndexedSearchParams wanted) {
        long key = key(resource);
        WaitingRows waiting = waiting();
        if (!waiting.takeInHand(key)) { // Written twice in one transaction.
            waiting.drop(key);
            strings.delete(key);
            tokens.delete(key);
            dates.delete(key);
        }
        move(key, wanted.myStringParams, waiting.strings);
        move(key, wanted.myTokenParams, waiting.tokens);
        move(key, wanted.myDateParams, waiting.dates);
    }

    private <T extends BaseResourceIndexedSearchParam> void move(
            long resource, Collection<T> wanted, List<IndexRow<T>> waiting) {
        wanted.forEach(row -> {
            row.setResourceId(resource);
            row.calculateHashes();
        });
        for (T row : new HashSet<>(wanted)) { // Equal ones are known as such only now.
            identities.findOrCreateSearchParamIdentity(
                    row.getHashIdentity(), row.getResourceType(), row.getParamName());
            waiting.add(new IndexRow<>(resource, row));
        }
        wanted.clear();
    }

    private void write() {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getResource(IndexRows.class) instanceof WaitingRows waiting) {
            strings.insert(waiting.strings);
            tokens.insert(waiting.tokens);
            dates.insert(waiting.dates);
            waiting.clear();
        }
    }

    private static long key(ResourceTable resource) {
        return resource.getId().getId();
    }

    private WaitingRows waiting() {
        if (TransactionSynchronizationManager.getResource(IndexRows.class) instanceof WaitingRows waiting) {
            return waiting;
        }
        WaitingRows waiting = new WaitingRows();
        TransactionSynchronizationManager.bindResource(IndexRows.class, waiting);
        TransactionSynchronizationManager.registerSynchronization(new Binding(waiting));
        return waiting;
    }

    /** Rows belong to their transaction, also while another one runs in between. */
    private final class Binding implements TransactionSynchronization {
        private final WaitingRows waiting;

        Binding(WaitingRows waiting) {
            this.waiting = waiting;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(IndexRows.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(IndexRows.class, waiting);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(IndexRows.class);
        }
    }
}
