package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.tx.HapiTransactionService;
import ca.uhn.fhir.jpa.entity.Search;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.search.SearchStatusEnum;
import ca.uhn.fhir.jpa.search.cache.ISearchCacheSvc;
import ca.uhn.fhir.jpa.search.cache.ISearchResultCacheSvc;
import ca.uhn.fhir.jpa.util.QueryParameterUtils;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.fhir.access.control.Requests;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Searches that have a next page, kept in the engine's own tables until it throws them away. Only the caller who began a
 * search goes on with it.
 */
@Component
class RememberedSearches {
    private static final RequestPartitionId ALL = RequestPartitionId.allPartitions();
    private static final String MARK = "readable ";
    private static final String WITH_REBUILT = " with rebuilt";

    private final HapiTransactionService transactions;
    private final ISearchCacheSvc searches;
    private final ISearchResultCacheSvc results;
    private final Requests requests;

    RememberedSearches(
            HapiTransactionService transactions,
            ISearchCacheSvc searches,
            ISearchResultCacheSvc results,
            Requests requests) {
        this.transactions = transactions;
        this.searches = searches;
        this.results = results;
        this.requests = requests;
    }

    /** Keeps a new search with the matches found so far. */
    void remember(String uuid, Query query, Harvest harvest) {
        Search search = new Search();
        QueryParameterUtils.populateSearchEntity(query.bare(), query.type(), uuid, mark(query), search, ALL);
        search.setSearchParameterMap(query.wanted());
        write(search, List.of(), harvest);
    }

    /** Whether the engine's search is one of these. */
    static boolean isOne(Search search) {
        return search.getSearchQueryString() != null
                && search.getSearchQueryString().startsWith(MARK);
    }

    /** The search, whosever it is. */
    Optional<Search> find(String uuid) {
        return transactions
                .withSystemRequest()
                .withRequestPartitionId(ALL)
                .execute(() -> searches.fetchByUuid(uuid, ALL));
    }

    /** Whether the caller began it. */
    boolean isOf(RequestDetails caller, Search search) {
        return search.getSearchQueryString().startsWith(markOf(caller));
    }

    boolean findsRebuilt(Search search) {
        return search.getSearchQueryString().endsWith(WITH_REBUILT);
    }

    /** What has been found of it so far, in its order. */
    List<JpaPid> found(Search search) {
        List<JpaPid> found = transactions
                .withSystemRequest()
                .withRequestPartitionId(ALL)
                .execute(() -> results.fetchAllResultPids(search, new SystemRequestDetails(), ALL));
        return found == null ? List.of() : found;
    }

    /** Adds further matches. */
    void add(Search search, List<JpaPid> found, Harvest harvest) {
        write(search, found, harvest);
    }

    private void write(Search search, List<JpaPid> before, Harvest harvest) {
        transactions.withSystemRequest().withRequestPartitionId(ALL).execute(() -> {
            int all = before.size() + harvest.pids().size();
            search.setNumFound(all);
            search.setStatus(harvest.complete() ? SearchStatusEnum.FINISHED : SearchStatusEnum.PASSCMPLET);
            Search saved = searches.save(search, ALL);
            results.storeResults(saved, before, harvest.pids(), new SystemRequestDetails(), ALL);
            return saved;
        });
    }

    private String mark(Query query) {
        return markOf(query.caller()) + (query.findsRebuilt() ? WITH_REBUILT : "");
    }

    private String markOf(RequestDetails caller) {
        return MARK + requests.caller(caller).username() + " ";
    }
}
