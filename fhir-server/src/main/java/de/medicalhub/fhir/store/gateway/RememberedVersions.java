package de.medicalhub.fhir.store.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.medicalhub.fhir.store.ReadyAnswer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Parsed contents of committed versions, which never change; the least used go first (rule 1). */
@Component
class RememberedVersions {
    /** Characters of text; what is made of them takes some ten times as many bytes. */
    private static final long MOST = 8_000_000;

    private static final int LARGEST = 50_000;

    private final Cache<Version, Content> contents = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Version version, Content content) -> content.size())
            .build();

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

    /** Not a copy (rule 2). */
    Optional<Content> find(Version version) {
        return Optional.ofNullable(contents.getIfPresent(version));
    }

    void keep(Version version, Content content) {
        if (content.size() <= LARGEST) {
            contents.put(version, content);
        }
    }
}
