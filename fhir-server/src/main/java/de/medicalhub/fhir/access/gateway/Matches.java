package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.IResultIterator;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.dao.tx.HapiTransactionService;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.search.SearchRuntimeDetails;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.fhir.access.control.AnswerFilter;
import de.medicalhub.fhir.access.control.Projection;
import de.medicalhub.fhir.access.control.ReadDecision;
import de.medicalhub.fhir.access.control.Requests;
import de.medicalhub.fhir.access.control.SearchCriteria;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.store.CurrentVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows a search through the store until enough of what the caller may find is at hand. Rows that may not be found count
 * nowhere: not towards a page, a limit or a total.
 */
@Component
class Matches {
    private static final int CHUNK = 100;
    private static final int SMALLEST_CHUNK = 10;
    private static final int GROWTH = 5;

    /** Rows in a search that may be looked at in vain before it is narrowed to the caller's reach: no more than one page. */
    private static final int MOST_HIDDEN = 20;

    /** Stands for a row where there is none. */
    private static final long NO_ROW = -1;

    /** Criteria that name a person or what belongs to one by a number. */
    private static final Set<String> NAMING = Set.of("_id", "identifier");

    private final HapiTransactionService transactions;
    private final SearchBuilderFactory<JpaPid> builders;
    private final FhirContext fhir;
    private final SearchParamMatcher matcher;
    private final Requests requests;
    private final AnswerFilter filter;
    private final Narrowing narrowing;
    private final CurrentVersions current;
    private final SortOrders orders;

    Matches(
            HapiTransactionService transactions,
            SearchBuilderFactory<JpaPid> builders,
            FhirContext fhir,
            SearchParamMatcher matcher,
            Requests requests,
            AnswerFilter filter,
            Narrowing narrowing,
            CurrentVersions current,
            SortOrders orders) {
        this.transactions = transactions;
        this.builders = builders;
        this.fhir = fhir;
        this.matcher = matcher;
        this.requests = requests;
        this.filter = filter;
        this.narrowing = narrowing;
        this.current = current;
        this.orders = orders;
    }

    /**
     * Matches that are not yet known.
     *
     * @param wanted how many; if the harvest has fewer, there are no others
     * @param kept how many of them are handed over as resources
     */
    Harvest collect(Query query, Collection<JpaPid> known, int wanted, int kept) {
        Optional<SearchParameterMap> narrowed = narrowing.narrow(query);
        if (narrowed.isEmpty()) {
            orders.check(query);
            return new Harvest(List.of(), List.of(), true);
        }
        Search search = new Search(query, narrowed.get(), new HashSet<>(known), wanted, kept);
        run(search, wanted + known.size() + 1);
        if (search.seen.size() == known.size() && NAMING.stream().anyMatch(query.wanted()::containsKey)) {
            judgeNothing(query);
        }
        if (search.looksInVain() && !search.hasEnough()) {
            narrowing.toReach(query).ifPresent(own -> {
                search.lookAmong(own);
                run(search, wanted + known.size() + 1);
            });
        }
        return search.harvest();
    }

    /** That there is nobody of that number takes the same questions to the records as that the one there is hidden. */
    private void judgeNothing(Query query) {
        current.load(List.of(NO_ROW));
        new ReadDecision(requests.ties(query.caller())).decideAboutNothing(query.type());
    }

    private void run(Search search, int first) {
        transactions
                .withSystemRequest()
                .withRequestPartitionId(RequestPartitionId.allPartitions())
                .readOnly()
                .execute(() -> {
                    int limit = first;
                    while (!search.pass(limit)) {
                        limit = Math.max(limit, CHUNK) * GROWTH;
                    }
                    return search;
                });
    }

    /** Those of these resources that the caller may find, as stored; what is gone is left out. */
    List<IBaseResource> load(Query query, List<JpaPid> pids) {
        return transactions
                .withSystemRequest()
                .withRequestPartitionId(RequestPartitionId.allPartitions())
                .readOnly()
                .execute(() -> {
                    List<IBaseResource> found = new ArrayList<>();
                    for (IBaseResource resource : stored(pids)) {
                        if (resource != null) {
                            found.add(resource);
                        }
                    }
                    filter.prepare(query.caller(), found.size(), found::get);
                    found.removeIf(resource -> !filter.mayFind(query.caller(), resource));
                    return found;
                });
    }

    private List<@Nullable IBaseResource> stored(List<JpaPid> pids) {
        List<@Nullable IBaseResource> resources =
                current.load(pids.stream().map(JpaPid::getId).toList());
        for (IBaseResource resource : resources) {
            if (resource != null) {
                ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(resource, BundleEntrySearchModeEnum.MATCH);
            }
        }
        return resources;
    }

    private ISearchBuilder<JpaPid> builder(String type) {
        return builders.newSearchBuilder(type, fhir.getResourceDefinition(type).getImplementingClass());
    }

    private boolean mayFind(Query query, SearchParameterMap criteria, IBaseResource resource) {
        Verdict verdict = requests.verdict(query.caller(), query.findsRebuilt(), resource);
        return verdict != Verdict.HIDDEN
                && MeasuredParts.fit(criteria, resource)
                && (!verdict.isRebuilt() || isFoundBy(criteria, Projection.show(verdict, resource)));
    }

    /** The store has matched the full record; of a rebuilt one, what it shows must match. */
    private boolean isFoundBy(SearchParameterMap criteria, IBaseResource shown) {
        SearchParameterMap own = new SearchParameterMap();
        criteria.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("_"))
                .forEach(entry -> own.put(entry.getKey(), entry.getValue()));
        return matcher.match(own, shown).matched();
    }

    private final class Search {
        private final Query query;
        private final Set<JpaPid> seen;
        private final int wanted;
        private final int kept;
        private final List<JpaPid> pids = new ArrayList<>();
        private final List<IBaseResource> first = new ArrayList<>();
        private SearchParameterMap criteria;
        private int bearable;

        private Search(Query query, SearchParameterMap criteria, Set<JpaPid> seen, int wanted, int kept) {
            this.query = query;
            this.criteria = criteria;
            this.seen = seen;
            this.wanted = wanted;
            this.kept = kept;
            bearable = narrowing.isSelective(query) ? MOST_HIDDEN : Integer.MAX_VALUE;
        }

        /** Whether so many rows were hidden that their number would show in the time, were all of them looked at. */
        private boolean looksInVain() {
            if (bearable < 0 && !narrowing.knowsReach(query)) {
                bearable = Integer.MAX_VALUE; // Once more and no fewer would help nobody.
            }
            return bearable < 0;
        }

        private boolean hasEnough() {
            return pids.size() >= wanted;
        }

        private void lookAmong(SearchParameterMap own) {
            criteria = own;
            bearable = Integer.MAX_VALUE;
        }

        /** True when enough is found, all is seen, or too much in vain. The limit lets the database plan for a part. */
        private boolean pass(int limit) {
            ISearchBuilder<JpaPid> rows = builder(query.type());
            rows.setMaxResultsToFetch(limit);
            rows.setFetchSize(limit);
            SystemRequestDetails system = new SystemRequestDetails();
            try (IResultIterator<JpaPid> found = rows.createQuery(
                    criteria,
                    new SearchRuntimeDetails(system, "readable"),
                    system,
                    RequestPartitionId.allPartitions())) {
                while (!hasEnough() && !looksInVain() && found.hasNext()) {
                    judge(nextChunk(found));
                }
                return hasEnough() || looksInVain() || found.getSkippedCount() + found.getNonSkippedCount() < limit;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** All of them without an order asked for stand in the order of the store's keys: the same each time. */
        private Harvest harvest() {
            boolean complete = pids.size() < wanted;
            if (complete && criteria.getSort() == null && first.size() == pids.size()) {
                Map<JpaPid, IBaseResource> inOrder = new TreeMap<>();
                for (int i = 0; i < pids.size(); i++) {
                    inOrder.put(pids.get(i), first.get(i));
                }
                return new Harvest(List.copyOf(inOrder.keySet()), List.copyOf(inOrder.values()), true);
            }
            return new Harvest(pids, first, complete);
        }

        private List<JpaPid> nextChunk(IResultIterator<JpaPid> found) {
            List<JpaPid> chunk = new ArrayList<>();
            int size = Math.min(CHUNK, Math.max(wanted - pids.size(), SMALLEST_CHUNK));
            while (chunk.size() < size && found.hasNext()) {
                JpaPid pid = found.next();
                if (seen.add(pid)) {
                    chunk.add(pid);
                }
            }
            return chunk;
        }

        private void judge(List<JpaPid> chunk) {
            List<@Nullable IBaseResource> resources = chunk.isEmpty() ? List.of() : stored(chunk);
            filter.prepare(query.caller(), resources.size(), resources::get);
            for (int i = 0; i < resources.size(); i++) {
                IBaseResource resource = resources.get(i);
                if (resource != null && mayFind(query, query.wanted(), resource)) {
                    pids.add(chunk.get(i));
                    if (first.size() < kept) {
                        first.add(resource);
                    } else if (wanted > SearchCriteria.MOST_COUNTED) {
                        requests.ties(query.caller()).count(resource); // For the trail: a total tells of it, too.
                    }
                } else {
                    bearable--;
                }
            }
        }
    }
}
