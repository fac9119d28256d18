package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.jpa.entity.Search;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the later pages of searches, and of histories, which stay the engine's. The engine wants it before anything else is
 * there, hence the providers.
 */
@Component
class ReadablePaging extends DatabaseBackedPagingProvider {
    private static final int PAGE_SIZE = 50;
    private static final int LARGEST_PAGE = 1000;

    private final ObjectProvider<RememberedSearches> remembered;
    private final ObjectProvider<ReadableSearches> searches;

    ReadablePaging(ObjectProvider<RememberedSearches> remembered, ObjectProvider<ReadableSearches> searches) {
        this.remembered = remembered;
        this.searches = searches;
        setDefaultPageSize(PAGE_SIZE);
        setMaximumPageSize(LARGEST_PAGE);
    }

    @Override
    @SuppressWarnings(
            "UnsynchronizedOverridesSynchronized") // nothing is kept here: one reader of pages need not wait for
    // another
    public @Nullable IBundleProvider retrieveResultList(RequestDetails caller, String uuid) {
        Optional<Search> search = remembered.getObject().find(uuid).filter(RememberedSearches::isOne);
        return search.isPresent()
                ? searches.getObject().resume(caller, search.get()).orElse(null)
                : super.retrieveResultList(caller, uuid);
    }
}
