package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.api.dao.IDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.rest.api.server.storage.IResourcePersistentId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.medicalhub.fhir.store.Flushes;
import de.medicalhub.fhir.store.ReadyAnswer;
import de.medicalhub.fhir.store.WrittenTexts;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Contents of committed versions, which never change; the least used go first (rule 1). What is read is remembered parsed; of
 * what this node writes the text, until somebody reads it.
 */
@Component
class RememberedVersions implements WrittenTexts {
    /** Characters of text; what is made of them takes some ten times as many bytes. */
    private static final long MOST = 8_000_000;

    /** Characters of texts that are not parsed yet. */
    private static final long MOST_WRITTEN = 4_000_000;

    private static final int LARGEST = 50_000;

    private final Cache<Version, Content> contents = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Version version, Content content) -> content.size())
            .build();

    private final Cache<Version, Written> texts = Caffeine.newBuilder()
            .maximumWeight(MOST_WRITTEN)
            .weigher((Version version, Written written) -> written.text().length())
            .build();

    RememberedVersions(Flushes flushes) {
        flushes.watch(this::onInserted);
    }

    /**
     * A version of a resource.
     *
     * @param key in the engine's table of resources
     */
    record Version(long key, long number) {}

    /**
     * A parsed version.
     *
     * @param size of its text, in characters
     */
    record Content(ReadyAnswer answer, int size) {}

    /**
     * A version as its text.
     *
     * @param updated when it was stored
     */
    record Written(String text, Instant updated) {}

    /** Not a copy (rule 2). */
    Optional<Content> find(Version version) {
        return Optional.ofNullable(contents.getIfPresent(version));
    }

    /** What this node has written and nobody has read since. */
    Optional<Written> findWritten(Version version) {
        return Optional.ofNullable(texts.getIfPresent(version));
    }

    @Override
    public Optional<String> find(IBaseResource stored) {
        IIdType id = stored.getIdElement();
        IResourcePersistentId<?> known = IDao.RESOURCE_PID.get(stored);
        return known instanceof JpaPid key && id.isVersionIdPartValidLong()
                ? findWritten(new Version(key.getId(), id.getVersionIdPartAsLong()))
                        .map(Written::text)
                : Optional.empty();
    }

    void keep(Version version, Content content) {
        texts.invalidate(version);
        if (content.size() <= LARGEST) {
            contents.put(version, content);
        }
    }

    /** Remembered after the commit only: what is rolled back, somebody else may write under the same number. */
    private void onInserted(Object row) {
        if (row instanceof ResourceHistoryTable version
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    keep(version);
                }
            });
        }
    }

    private void keep(ResourceHistoryTable row) {
        String text = row.getResourceTextVc();
        if (row.getEncoding() == ResourceEncodingEnum.JSON
                && text != null
                && text.length() <= LARGEST
                && !row.isHasTags()
                && row.getDeleted() == null) {
            Version version = new Version(row.getResourceId().getId(), row.getVersion());
            texts.put(version, new Written(text, row.getUpdatedDate().toInstant()));
        }
    }
}
