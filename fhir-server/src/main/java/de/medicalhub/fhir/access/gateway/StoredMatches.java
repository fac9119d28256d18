package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.control.SeenMatches;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Conditions, met as a search of the caller meets its criteria. */
@Component
class StoredMatches implements SeenMatches {
    private final Matches matches;
    private final MatchUrlService urls;
    private final FhirContext fhir;

    StoredMatches(@Lazy Matches matches, MatchUrlService urls, FhirContext fhir) {
        this.matches = matches;
        this.urls = urls;
        this.fhir = fhir;
    }

    @Override
    public List<IBaseResource> find(RequestDetails request, String type, String query, int most) {
        SearchParameterMap criteria = urls.translateMatchUrl(type + "?" + query, fhir.getResourceDefinition(type));
        return matches.collect(new Query(type, criteria, false, request), List.of(), most, most)
                .first();
    }
}
