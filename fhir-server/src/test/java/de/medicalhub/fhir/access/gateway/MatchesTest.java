package de.medicalhub.fhir.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.IResultIterator;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.dao.tx.NonTransactionalHapiTransactionService;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParameterCanonicalizer;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.SearchLimits;
import de.medicalhub.fhir.access.control.Requests;
import de.medicalhub.fhir.access.control.TestAccess;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import de.medicalhub.fhir.engine.control.OwnSearchParameters;
import de.medicalhub.fhir.store.CurrentVersions;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many rows a search looks at, of a patient who may read three of thousands. */
class MatchesTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final long HIDDEN = 5_000;
    private static final int BEARABLE = 400;

    /** By key, about whom. */
    private final Map<Long, String> rows = new TreeMap<>();

    private final Requests requests = TestAccess.requests(new Caller("p", Set.of(Role.PATIENT), "Patient/own"));
    private final FhirContextSearchParamRegistry registry = registry();
    private final Narrowing narrowing = new Narrowing(FHIR, requests, registry);
    private final Store store = new Store();
    private final Matches matches = new Matches(
            new NonTransactionalHapiTransactionService(),
            store,
            FHIR,
            new SearchParamMatcher(),
            requests,
            TestAccess.filter(requests),
            narrowing,
            store.versions);

    @Test
    @DisplayName("12: each type about patients is narrowed, in however many fields it names them")
    void eachTypeIsNarrowed() {
        List<String> open = ResourceTypes.ABOUT_PATIENTS.stream()
                .filter(type -> narrowing.patientField(type).isEmpty())
                .toList();
        assertThat(open).containsExactly("Provenance");
    }

    @Test
    @DisplayName("12: a broad search looks at the own rows only")
    void aBroadSearchLooksAtTheOwn() {
        thousandsAndThreeOwn();
        assertThat(find("code")).containsExactly(0L, HIDDEN, HIDDEN + 1);
        assertThat(store.loaded).isEqualTo(3);
    }

    @Test
    @DisplayName("12: one that seems selective and meets hidden rows does not go through them")
    void hiddenRowsAreNotGoneThrough() {
        thousandsAndThreeOwn();
        assertThat(find("encounter")).containsExactly(0L, HIDDEN, HIDDEN + 1);
        assertThat(store.loaded).isLessThan(BEARABLE);
    }

    @Test
    @DisplayName("12: where nothing may be read, as much is looked at however many are hidden")
    void nothingIsFoundSoon() {
        LongStream.range(0, HIDDEN).forEach(key -> rows.put(key, "Patient/hidden"));
        assertThat(find("encounter")).isEmpty();
        int looked = store.loaded;
        LongStream.range(HIDDEN, 3 * HIDDEN).forEach(key -> rows.put(key, "Patient/hidden"));
        store.loaded = 0;
        assertThat(find("encounter")).isEmpty();
        assertThat(store.loaded).isEqualTo(looked).isLessThan(BEARABLE);
    }

    private void thousandsAndThreeOwn() {
        LongStream.range(0, HIDDEN + 2).forEach(key -> rows.put(key, "Patient/hidden"));
        LongStream.of(0, HIDDEN, HIDDEN + 1).forEach(key -> rows.put(key, "Patient/own"));
    }

    private List<Long> find(String criterion) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setRestOperationType(RestOperationTypeEnum.SEARCH_TYPE);
        request.setResourceName("Observation");
        SearchParameterMap wanted = new SearchParameterMap(criterion, new TokenParam("x"));
        return matches.collect(new Query("Observation", wanted, false, request), List.of(), 20, 20).pids().stream()
                .map(JpaPid::getId)
                .toList();
    }

    private static FhirContextSearchParamRegistry registry() {
        FhirContextSearchParamRegistry all = new FhirContextSearchParamRegistry(FHIR);
        OwnSearchParameters.shipped().stream()
                .filter(own -> own.getCode().equals(SearchLimits.ABOUT_PATIENT))
                .map(new SearchParameterCanonicalizer(FHIR)::canonicalizeSearchParameter)
                .forEach(all::addSearchParam);
        assertThat(all.hasActiveSearchParam(
                        "Observation", SearchLimits.ABOUT_PATIENT, SearchParamLookupContextEnum.SEARCH))
                .isTrue();
        return all;
    }

    /** The rows in the order of their keys, as the engine would find them: by patient, and no other criterion. */
    private final class Store extends SearchBuilderFactory<JpaPid> {
        private int loaded;

        private final CurrentVersions versions = new CurrentVersions() {
            @Override
            public Optional<IBaseResource> find(String type, String id) {
                return Optional.empty();
            }

            @Override
            public List<IBaseResource> list(Collection<String> references) {
                return List.of();
            }

            @Override
            public List<@Nullable IBaseResource> load(List<Long> keys) {
                List<@Nullable IBaseResource> found = new ArrayList<>();
                for (Long key : keys) {
                    loaded++;
                    found.add(new Observation()
                            .setSubject(new Reference(rows.getOrDefault(key, "")))
                            .setId("Observation/" + key));
                }
                return found;
            }
        };

        @Override
        @SuppressWarnings("unchecked")
        public ISearchBuilder<JpaPid> newSearchBuilder(String type, Class<? extends IBaseResource> model) {
            int[] most = {Integer.MAX_VALUE};
            return (ISearchBuilder<JpaPid>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {ISearchBuilder.class}, (self, method, arguments) -> {
                        if (method.getName().equals("setMaxResultsToFetch")) {
                            most[0] = (Integer) arguments[0];
                        }
                        return method.getName().equals("createQuery")
                                ? new Found((SearchParameterMap) arguments[0], most[0])
                                : null;
                    });
        }
    }

    private final class Found implements IResultIterator<JpaPid> {
        private final List<Long> keys;
        private int next;

        Found(SearchParameterMap criteria, int most) {
            boolean own = criteria.containsKey(SearchLimits.ABOUT_PATIENT);
            keys = rows.entrySet().stream()
                    .filter(row -> !own || row.getValue().equals("Patient/own"))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
        }

        @Override
        public boolean hasNext() {
            return next < keys.size();
        }

        @Override
        public JpaPid next() {
            return JpaPid.fromId(keys.get(next++));
        }

        @Override
        public int getSkippedCount() {
            return 0;
        }

        @Override
        public int getNonSkippedCount() {
            return next;
        }

        @Override
        public Collection<JpaPid> getNextResultBatch(long size) {
            throw new IllegalStateException();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
