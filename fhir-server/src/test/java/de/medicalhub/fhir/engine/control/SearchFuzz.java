package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.SearchContainedModeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.QuantityParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import de.medicalhub.fhir.NumberSize;
import de.medicalhub.fhir.access.control.SearchCriteria;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/**
 * Whatever criteria come: they are refused with a reason, by us or by the engine, or the engine understands no more by them
 * than we did.
 */
class SearchFuzz {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final MatchUrlService URLS = new MatchUrlService(FHIR, new FhirContextSearchParamRegistry(FHIR));
    private static final Tries TRIES = new Tries();
    private static final Faults FAULTS =
            new Faults(new TransactionFaults(new EntryInHand(), new FaultyEntry(FHIR), new UnreadableEntry(FHIR)));
    private static final String[] TYPES = {"Task", "Patient", "Observation", "Encounter", "CarePlan"};

    /** Between them, what is drawn is put together to names. */
    private static final String[] PIECES = {
        "_filter",
        "_contained",
        "_query",
        "_list",
        "_offset",
        "_includeDeleted",
        "_text",
        "_content",
        "_has",
        "_include",
        "_revinclude",
        "_sort",
        "_count",
        "_total",
        "_id",
        "_lastUpdated",
        "_tag",
        "_security",
        "status",
        "code",
        "focus",
        "owner",
        "patient",
        "subject",
        "identifier",
        "value-quantity",
        "birthdate",
        "name",
        "Task",
        "Patient",
        "Observation",
        ":",
        ".",
        ":not",
        ":missing",
        ":exact",
        ":identifier",
        ":of-type",
        ":above",
        ":iterate",
        ":nickname"
    };

    @Tag("brief")
    @FuzzTest(maxDuration = "10s")
    @DictionaryEntries({
        "\\,",
        "\\|",
        "|",
        "$",
        "ge2026-",
        "sa",
        "Patient/",
        "http://",
        "both",
        "true",
        "%00",
        "*",
        "1e999999999",
        "gt-1E-999"
    })
    void briefly(FuzzedDataProvider data) {
        everySearchHasAnAnswer(data);
    }

    @Tag("long")
    @FuzzTest(maxDuration = "5m")
    void forLong(FuzzedDataProvider data) {
        everySearchHasAnAnswer(data);
    }

    @AfterAll
    static void isNotSkipped() {
        TRIES.assertFuzzed();
    }

    private static void everySearchHasAnAnswer(FuzzedDataProvider data) {
        TRIES.another();
        String type = data.pickValue(TYPES);
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (int wanted = data.consumeInt(1, 3); wanted > 0; wanted--) {
            String name = name(data);
            String[] values = new String[data.consumeInt(1, 2)];
            Arrays.setAll(values, index -> data.consumeString(40));
            parameters.put(name, values);
        }
        SearchCriteria criteria = new SearchCriteria(type, parameters);
        criteria.counts(true);
        Optional<String> refusal = criteria.refusal();
        boolean small = criteria.excess().isEmpty();
        boolean harmless = criteria.findsProjections();
        if (small && refusal.isEmpty()) {
            understood(type, parameters).ifPresent(map -> assertNothingMoreIsMeant(map, harmless));
        }
    }

    private static String name(FuzzedDataProvider data) {
        StringBuilder name = new StringBuilder();
        for (int pieces = data.consumeInt(1, 4); pieces > 0; pieces--) {
            name.append(data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeString(6));
        }
        return name.toString();
    }

    /** As the engine reads it; empty if it refuses, for which it must not be at fault itself. */
    private static Optional<SearchParameterMap> understood(String type, Map<String, String[]> parameters) {
        String url = parameters.entrySet().stream()
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&", type + "?", ""));
        try {
            return Optional.of(URLS.translateMatchUrl(url, FHIR.getResourceDefinition(type)));
        } catch (RuntimeException refused) {
            assertThat(FAULTS.answer(refused, new SystemRequestDetails()).getStatusCode())
                    .isBetween(400, 499);
            return Optional.empty();
        }
    }

    private static void assertNothingMoreIsMeant(SearchParameterMap map, boolean harmless) {
        assertThat(map.keySet())
                .doesNotContain("_filter", "_query", "_list", "_contained", "_containedType", "_text", "_content");
        assertThat(map.getOffset()).isNull();
        assertThat(map.values().stream().flatMap(List::stream).flatMap(List::stream))
                .noneMatch(SearchFuzz::isTooLarge);
        assertThat(map.getSearchContainedMode()).isIn(SearchContainedModeEnum.FALSE, null);
        if (harmless) {
            assertThat(map.keySet()).doesNotContain("patient", "subject", "identifier", "name", "birthdate");
            assertThat(map.values().stream().flatMap(List::stream).flatMap(List::stream))
                    .noneMatch(SearchFuzz::readsIdentifiers);
        }
    }

    private static boolean isTooLarge(IQueryParameterType criterion) {
        BigDecimal number = criterion instanceof QuantityParam quantity ? quantity.getValue() : null;
        return number != null && NumberSize.isExceededBy(number);
    }

    /** A reference may be searched by the identifier that stands beside it, which projections do not show. */
    private static boolean readsIdentifiers(IQueryParameterType criterion) {
        return criterion instanceof ReferenceParam reference
                && ":identifier".equals(reference.getQueryParameterQualifier());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
