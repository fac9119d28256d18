package de.medicalhub.fhir.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

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
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many rows a search looks at, of a patient who may read three of thousands. */
class MatchesTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final long HIDDEN = 5_000;
    private static final int BEARABLE = 50;

    /** By key, about whom. */
    private final Map<Long, String> rows = new TreeMap<>();

    private final Requests requests = TestAccess.requests(new Caller("p", Set.of(Role.PATIENT), "Patient/own"));
    private final FhirContextSearchParamRegistry registry = registry();
    private final PatientFields fields = new PatientFields(FHIR, registry);
    private final Narrowing narrowing = new Narrowing(requests, fields, new NamedCriteria(requests, fields));
    private final Store store = new Store();
    private final Matches matches = new Matches(
            new NonTransactionalHapiTransactionService(),
            store,
            FHIR,
            new SearchParamMatcher(),
            requests,
            TestAccess.filter(requests),
            narrowing,
            store.versions,
            new SortOrders(registry));

    @Test
    @DisplayName("12: each type about patients is narrowed, in however many fields it names them")
    void eachTypeIsNarrowed() {
        List<String> open = ResourceTypes.ABOUT_PATIENTS.stream()
                .filter(type -> fields.ofAll(type).isEmpty())
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

    @ParameterizedTest
    @CsvSource({
        "subject, Patient/hidden, false",
        "subject, Patient/own, true",
        "subject, 'Patient/hidden,Patient/own', true",
        "subject, hidden, true",
        "subject, Group/hidden, true",
        "patient, hidden, false",
        "patient, own, true",
        "patient, https://hub.example/fhir/Patient/hidden, false",
        "performer, Patient/hidden, false",
        "performer, Practitioner/1, true",
        "about-patient, Patient/hidden, false"
    })
    @DisplayName(
            "12: about somebody of whom the caller may find nothing the store is not asked, but the ties to that person are")
    void theStoreIsNotAskedAboutStrangers(String criterion, String values, boolean asked) {
        ReferenceOrListParam names = new ReferenceOrListParam();
        for (String value : values.split(",", -1)) {
            names.add(new ReferenceParam(value));
        }
        find(new SearchParameterMap().add(criterion, names));
        assertThat(store.queries > 0).isEqualTo(asked);
    }

    @Test
    @DisplayName("12: strangers are taken out of several who are named, and what was asked for is left as it is")
    void strangersAreTakenOut() {
        ReferenceOrListParam names = new ReferenceOrListParam()
                .add(new ReferenceParam("Patient/hidden"))
                .add(new ReferenceParam("Patient/own"));
        SearchParameterMap wanted = new SearchParameterMap().add("subject", names);
        find(wanted);
        assertThat(store.last.get("subject"))
                .hasSize(1)
                .first()
                .asInstanceOf(LIST)
                .hasSize(1);
        assertThat(wanted.get("subject").get(0)).hasSize(2);
    }

    @Test
    @DisplayName("12: that a number is nobody's takes the same as that its owner is hidden")
    void aNumberOfNobody() {
        assertThat(find("identifier")).isEmpty();
        int loads = store.loaded;
        rows.put(0L, "Patient/hidden");
        store.loaded = 0;
        assertThat(find("identifier")).isEmpty();
        assertThat(store.loaded).isEqualTo(loads).isEqualTo(1);
    }

    @Test
    @DisplayName("12: where nothing can be narrowed the store is asked once")
    void onceWhereNothingIsNarrowed() {
        LongStream.range(0, 300).forEach(key -> rows.put(key, "Patient/hidden"));
        Requests hospital = TestAccess.requests(new Caller("h", Set.of(Role.HOSPITAL_SYSTEM), "Organization/hospital"));
        Narrowing none = new Narrowing(hospital, fields, new NamedCriteria(hospital, fields));
        new Matches(
                        new NonTransactionalHapiTransactionService(),
                        store,
                        FHIR,
                        new SearchParamMatcher(),
                        hospital,
                        TestAccess.filter(hospital),
                        none,
                        store.versions,
                        new SortOrders(registry))
                .collect(query(new SearchParameterMap("encounter", new TokenParam("x"))), List.of(), 500, 500);
        assertThat(store.queries).isEqualTo(1);
        assertThat(store.loaded).isEqualTo(300);
    }

    private void thousandsAndThreeOwn() {
        LongStream.range(0, HIDDEN + 2).forEach(key -> rows.put(key, "Patient/hidden"));
        LongStream.of(0, HIDDEN, HIDDEN + 1).forEach(key -> rows.put(key, "Patient/own"));
    }

    private List<Long> find(String criterion) {
        return find(new SearchParameterMap(criterion, new TokenParam("x")));
    }

    private List<Long> find(SearchParameterMap wanted) {
        return matches.collect(query(wanted), List.of(), 20, 20).pids().stream()
                .map(JpaPid::getId)
                .toList();
    }

    private static Query query(SearchParameterMap wanted) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setRestOperationType(RestOperationTypeEnum.SEARCH_TYPE);
        request.setResourceName("Observation");
        return new Query("Observation", wanted, false, request);
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
        private int queries;
        private SearchParameterMap last = new SearchParameterMap();

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
                        if (!method.getName().equals("createQuery")) {
                            return null;
                        }
                        queries++;
                        last = (SearchParameterMap) arguments[0];
                        return new Found(last, most[0]);
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
