package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.svc.ISearchCoordinatorSvc;
import ca.uhn.fhir.jpa.entity.Search;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.search.SearchStatusEnum;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.util.SearchParameterMapCalculator;
import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IPagingProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.interceptor.ServerInterceptorUtil;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.control.Requests;
import de.medicalhub.fhir.access.control.SearchCriteria;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Answers the searches that come from outside. The engine's own way counts, pages and follows references through rows that
 * the caller may not read; here those rows are nowhere. What the server itself asks goes the engine's way.
 */
@Component
@Primary
class ReadableSearches implements ISearchCoordinatorSvc<JpaPid> {
    private final ISearchCoordinatorSvc<JpaPid> engine;
    private final Chains chains;
    private final Matches matches;
    private final Includes includes;
    private final RememberedSearches remembered;
    private final Requests requests;
    private final IPagingProvider pages;
    private final IInterceptorBroadcaster hooks;
    private final Clock clock;

    ReadableSearches(
            @Qualifier("searchCoordinatorSvc") ISearchCoordinatorSvc<JpaPid> engine,
            @Lazy Chains chains,
            @Lazy Matches matches,
            @Lazy Includes includes,
            @Lazy RememberedSearches remembered,
            @Lazy Requests requests,
            @Lazy IPagingProvider pages,
            IInterceptorBroadcaster hooks,
            Clock clock) {
        this.engine = engine;
        this.chains = chains;
        this.matches = matches;
        this.includes = includes;
        this.remembered = remembered;
        this.requests = requests;
        this.pages = pages;
        this.hooks = hooks;
        this.clock = clock;
    }

    @Override
    public IBundleProvider registerSearch(
            IFhirResourceDao<?> dao,
            SearchParameterMap asked,
            String type,
            CacheControlDirective cacheControl,
            @Nullable RequestDetails caller) {
        if (caller == null || Requests.isInternal(caller) || asked.getEverythingMode() != null) {
            return engine.registerSearch(dao, asked, type, cacheControl, caller);
        }
        includes.check(asked);
        String uuid = UUID.randomUUID().toString();
        boolean counted = new SearchCriteria(type, caller.getParameters())
                .counts(requests.caller(caller).has(Role.HOSPITAL_SYSTEM));
        boolean onlyCounted = SearchParameterMapCalculator.isWantOnlyCount(asked);
        if (counted || onlyCounted) {
            requests.countsReadable(caller, uuid);
        }
        Optional<SearchParameterMap> wanted = chains.resolve(caller, type, asked);
        if (wanted.isEmpty()) {
            return new ReadablePage(uuid, counted || onlyCounted ? Optional.of(0) : Optional.empty(), now(), none());
        }
        Query query = new Query(type, wanted.get(), requests.findsRebuilt(caller), caller);
        return onlyCounted ? count(uuid, query) : search(uuid, query, counted);
    }

    /** A page of a search that was begun before; empty if the caller has not begun it. */
    Optional<IBundleProvider> resume(RequestDetails caller, Search search) {
        if (!remembered.isOf(caller, search)) {
            return Optional.empty();
        }
        SearchParameterMap wanted = search.getSearchParameterMap().orElseThrow();
        Query query = new Query(search.getResourceType(), wanted, remembered.findsRebuilt(search), caller);
        return Optional.of(new ReadablePage(
                search.getUuid(), Optional.empty(), search.getCreated(), (from, to) -> later(search, query, from, to)));
    }

    @Override
    public List<JpaPid> getResources(
            String uuid, int from, int to, @Nullable RequestDetails caller, RequestPartitionId partition) {
        return engine.getResources(uuid, from, to, caller, partition);
    }

    @Override
    public Optional<Integer> getSearchTotal(
            String uuid, @Nullable RequestDetails caller, RequestPartitionId partition) {
        return engine.getSearchTotal(uuid, caller, partition);
    }

    @Override
    public void cancelAllActiveSearches() {
        engine.cancelAllActiveSearches();
    }

    private IBundleProvider count(String uuid, Query query) {
        Harvest harvest = matches.collect(query, List.of(), SearchCriteria.MOST_COUNTED + 1, 0);
        if (!harvest.complete()) {
            throw new InvalidRequestException(SearchCriteria.TOO_MANY_COUNTED);
        }
        return new ReadablePage(uuid, Optional.of(harvest.pids().size()), now(), none());
    }

    private IBundleProvider search(String uuid, Query query, boolean counted) {
        int size = pageSize(query.wanted().getCount());
        int wanted = counted ? SearchCriteria.MOST_COUNTED + 1 : size + 1;
        Harvest harvest = matches.collect(query, List.of(), wanted, size + 1);
        boolean more = harvest.pids().size() > size;
        if (more) {
            remembered.remember(uuid, query, harvest);
        }
        Optional<Integer> total =
                counted && harvest.complete() ? Optional.of(harvest.pids().size()) : Optional.empty();
        List<IBaseResource> first =
                harvest.first().subList(0, Math.min(size, harvest.first().size()));
        return new ReadablePage(uuid, total, now(), (from, to) -> part(query, first, more));
    }

    private ReadablePage.Part later(Search search, Query query, int from, int to) {
        List<JpaPid> found = new ArrayList<>(remembered.found(search));
        if (found.size() <= to && search.getStatus() != SearchStatusEnum.FINISHED) {
            Harvest further = matches.collect(query, found, to + 1 - found.size(), 0);
            remembered.add(search, List.copyOf(found), further);
            found.addAll(further.pids());
        }
        List<JpaPid> page = found.subList(Math.min(from, found.size()), Math.min(to, found.size()));
        return part(query, matches.load(query, page), found.size() > to);
    }

    private ReadablePage.Part part(Query query, List<IBaseResource> stored, boolean more) {
        List<IBaseResource> shown =
                ServerInterceptorUtil.fireStoragePreshowResource(new ArrayList<>(stored), query.caller(), hooks);
        return new ReadablePage.Part(shown, includes.of(query.caller(), query.wanted(), shown), more);
    }

    private int pageSize(@Nullable Integer asked) {
        return asked == null ? pages.getDefaultPageSize() : Math.min(Math.max(asked, 1), pages.getMaximumPageSize());
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private static ReadablePage.Source none() {
        return (from, to) -> new ReadablePage.Part(List.of(), List.of(), false);
    }
}
