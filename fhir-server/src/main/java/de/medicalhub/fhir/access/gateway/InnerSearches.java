package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.access.control.Projection;
import de.medicalhub.fhir.access.control.Requests;
import de.medicalhub.fhir.access.control.SearchCriteria;
import de.medicalhub.fhir.access.control.Subjects;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Searches within a search: one step of a chain or of {@code _has}, over what the caller may read. */
@Component
class InnerSearches {
    private final MatchUrlService urls;
    private final FhirContext fhir;
    private final Matches matches;
    private final Requests requests;
    private final ObjectProvider<Chains> chains;

    InnerSearches(
            MatchUrlService urls, FhirContext fhir, Matches matches, Requests requests, ObjectProvider<Chains> chains) {
        this.urls = urls;
        this.fhir = fhir;
        this.matches = matches;
        this.requests = requests;
        this.chains = chains;
    }

    /** A match as the caller sees it. */
    record Found(IBaseResource shown) {
        String reference() {
            return Subjects.reference(shown);
        }
    }

    /**
     * The readable matches of one criterion.
     *
     * @param name of the criterion, with modifiers, or a chain again
     * @param values one of which must match
     * @throws InvalidRequestException if there are too many to follow
     */
    List<Found> find(RequestDetails caller, String type, String name, List<String> values) {
        SearchCriteria criteria = new SearchCriteria(type, Map.of(name, values.toArray(String[]::new)));
        criteria.refusal().ifPresent(refusal -> {
            throw new ForbiddenOperationException(refusal);
        });
        SearchParameterMap asked = urls.translateMatchUrl(url(type, name, values), fhir.getResourceDefinition(type));
        Optional<SearchParameterMap> wanted = chains.getObject().resolve(caller, type, asked);
        return wanted.isEmpty() ? List.of() : find(new Query(type, wanted.get(), criteria.findsProjections(), caller));
    }

    /** The readable resources of the type whose reference names one of the targets. */
    List<IBaseResource> referring(RequestDetails caller, String type, String field, Set<String> targets) {
        SearchCriteria criteria = new SearchCriteria(type, Map.of(field, targets.toArray(String[]::new)));
        SearchParameterMap wanted = new SearchParameterMap();
        wanted.add(field, Chains.anyOf(targets));
        return collect(new Query(type, wanted, criteria.findsProjections(), caller));
    }

    private List<Found> find(Query query) {
        List<Found> found = new ArrayList<>();
        for (IBaseResource resource : collect(query)) {
            found.add(new Found(
                    Projection.show(requests.verdict(query.caller(), query.findsRebuilt(), resource), resource)));
        }
        return found;
    }

    private List<IBaseResource> collect(Query query) {
        int most = SearchCriteria.MOST_FOLLOWED;
        Harvest harvest = matches.collect(query, List.of(), most + 1, most);
        if (!harvest.complete()) {
            throw new InvalidRequestException(SearchCriteria.TOO_MANY_FOLLOWED);
        }
        return harvest.first();
    }

    private static String url(String type, String name, List<String> values) {
        String joined = values.stream().map(value -> value.replace(",", "\\,")).collect(Collectors.joining(","));
        return type + "?" + encode(name) + "=" + encode(joined);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
