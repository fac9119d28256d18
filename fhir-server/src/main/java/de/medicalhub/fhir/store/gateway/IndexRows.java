package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.cache.ISearchParamIdentityCacheSvc;
import ca.uhn.fhir.jpa.dao.index.DaoSearchParamSynchronizer;
import ca.uhn.fhir.jpa.dao.tx.HapiTransactionService;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndex;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.ResourceLink;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import ca.uhn.fhir.jpa.util.AddRemoveCount;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import de.medicalhub.fhir.store.Flushes;
import de.medicalhub.fhir.store.FormerIndex;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.collection.spi.AbstractPersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads and writes the texts, codes, dates and references by which a resource is found, some fifteen rows for a Patient, past
 * Hibernate (rule 6): those of all resources that are flushed together with one message to the database. Of a stored resource
 * only the rows are written that its change has made others. All else is left to the engine.
 */
@Component
@Primary
class IndexRows extends DaoSearchParamSynchronizer implements FormerIndex {
    private final ISearchParamIdentityCacheSvc identities;
    private final IndexTables tables;

    IndexRows(IndexTables tables, ISearchParamIdentityCacheSvc identities, Flushes flushes) {
        this.tables = tables;
        this.identities = identities;
        flushes.follow(this::write);
    }

    @Override
    public void prepare(@Nullable IBaseResource former, TransactionDetails transaction) {
        ResourceTable row = FormerContents.row(former);
        if (row == null || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        IdentityHashMap<ResourceTable, ResourceIndexedSearchParams> known = transaction.getOrCreateUserData(
                HapiTransactionService.XACT_USERDATA_KEY_EXISTING_SEARCH_PARAMS, IdentityHashMap::new);
        if (known.containsKey(row)) {
            return;
        }
        known.put(row, ofOtherTables(row));
        long key = key(row);
        if (!waiting().isInHand(key)) {
            FormerRows rows = tables.read(key);
            waiting().expect(key, rows);
            rows.targets().forEach(target -> resolve(target, transaction));
        }
    }

    /** What was referred to before exists, as for the engine: it is not asked for again. */
    private static void resolve(FormerRows.Target target, TransactionDetails transaction) {
        JpaPid key = JpaPid.fromId(target.key());
        if (!transaction.hasReverseResolvedId(key)) {
            transaction.addResolvedResourceId(new IdType(target.type(), target.id()), key);
        }
    }

    /** The engine reads what the row says is there; of the tables that are read here it says nothing, for the moment. */
    private static ResourceIndexedSearchParams ofOtherTables(ResourceTable row) {
        boolean strings = row.isParamsStringPopulated();
        boolean tokens = row.isParamsTokenPopulated();
        boolean dates = row.isParamsDatePopulated();
        boolean links = row.isHasLinks();
        try {
            row.setParamsStringPopulated(false);
            row.setParamsTokenPopulated(false);
            row.setParamsDatePopulated(false);
            row.setHasLinks(false);
            return ResourceIndexedSearchParams.withLists(row);
        } finally {
            row.setParamsStringPopulated(strings);
            row.setParamsTokenPopulated(tokens);
            row.setParamsDatePopulated(dates);
            row.setHasLinks(links);
        }
    }

    @Override
    public AddRemoveCount synchronizeSearchParamsToDatabase(
            ResourceIndexedSearchParams wanted, ResourceTable resource, ResourceIndexedSearchParams existing) {
        if (isOwn(resource, existing) && areAllPresent(wanted)) {
            take(resource, wanted);
        }
        return super.synchronizeSearchParamsToDatabase(wanted, resource, existing);
    }

    private boolean isOwn(ResourceTable resource, ResourceIndexedSearchParams existing) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && existing.myStringParams.isEmpty()
                && existing.myTokenParams.isEmpty()
                && existing.myDateParams.isEmpty()
                && existing.myLinks.isEmpty()
                && (resource.getVersion() == 1
                        || waiting().isInHand(key(resource))
                        || waiting().isExpected(key(resource)));
    }

    /** Rows for what is missing are written only where that is searched for; here it is not. A reference leads somewhere. */
    private static boolean areAllPresent(ResourceIndexedSearchParams wanted) {
        return Stream.of(wanted.myStringParams, wanted.myTokenParams, wanted.myDateParams)
                        .flatMap(Collection::stream)
                        .noneMatch(BaseResourceIndexedSearchParam::isMissing)
                && wanted.myLinks.stream()
                        .allMatch(link -> link.getTargetResourcePid() != null || link.getTargetResourceUrl() != null);
    }

    private void take(ResourceTable resource, ResourceIndexedSearchParams wanted) {
        long key = key(resource);
        WaitingRows waiting = waiting();
        FormerRows former = waiting.takeFormer(key);
        if (!waiting.takeInHand(key)) { // Written twice in one transaction.
            waiting.drop(key);
            tables.deleteAll(key);
            former = null;
        }
        FormerRows before = former == null ? FormerRows.NONE : former;
        waiting.change(tables.strings, key, indexed(key, wanted.myStringParams), before);
        waiting.change(tables.tokens, key, indexed(key, wanted.myTokenParams), before);
        waiting.change(tables.dates, key, indexed(key, wanted.myDateParams), before);
        waiting.change(tables.links, key, complete(key, wanted.myLinks), before);
        leaveUnread(resource.getResourceLinks());
    }

    /** Before it writes the row, Hibernate would read the references for a full-text index that is not used. */
    private static void leaveUnread(Collection<ResourceLink> links) {
        if (links instanceof AbstractPersistentCollection<?> stored && !stored.wasInitialized()) {
            SharedSessionContractImplementor session = stored.getSession();
            CollectionEntry entry = session.getPersistenceContextInternal().getCollectionEntry(stored);
            stored.initializeEmptyCollection(entry.getLoadedPersister());
            entry.postInitialize(stored, session);
        }
    }

    private <T extends BaseResourceIndexedSearchParam> Set<T> indexed(long resource, Collection<T> wanted) {
        Set<T> rows = complete(resource, wanted);
        rows.forEach(row -> identities.findOrCreateSearchParamIdentity(
                row.getHashIdentity(), row.getResourceType(), row.getParamName()));
        return rows;
    }

    /** Equal ones are known as such only when they are complete. */
    private static <T extends BaseResourceIndex> Set<T> complete(long resource, Collection<T> wanted) {
        wanted.forEach(row -> {
            row.setResourceId(resource);
            row.calculateHashes();
        });
        Set<T> rows = new HashSet<>(wanted);
        wanted.clear();
        return rows;
    }

    private void write() {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getResource(IndexRows.class) instanceof WaitingRows waiting) {
            tables.send(waiting.take());
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
