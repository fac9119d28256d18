package de.medicalhub.fhir.audit.boundary;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;

/** One page of events with a link to the next; a total stands in it where it is asked for, since it counts the whole trail. */
final class AuditPage {
    private AuditPage() {}

    static boolean isTotalWanted(RequestDetails request) {
        return isCountOnly(request) || is(request, Constants.PARAM_SEARCH_TOTAL_MODE, "accurate");
    }

    static boolean isCountOnly(RequestDetails request) {
        return is(request, Constants.PARAM_SUMMARY, "count");
    }

    /** A full page may have a next one, which then may be empty. */
    static Bundle of(RequestDetails request, List<AuditEvent> events, AuditQuery query, OptionalLong total) {
        String base = request.getFhirServerBase() + "/AuditEvent";
        Bundle page = new Bundle().setType(BundleType.SEARCHSET);
        total.ifPresent(count -> page.setTotal(Math.toIntExact(count)));
        events.forEach(event -> page.addEntry()
                .setFullUrl(base + "/" + event.getIdElement().getIdPart())
                .setResource(event)
                .getSearch()
                .setMode(SearchEntryMode.MATCH));
        if (query.count() > 0 && events.size() == query.count()) {
            String offset = Constants.PARAM_OFFSET + "=" + (query.offset() + query.count());
            page.addLink().setRelation(Bundle.LINK_NEXT).setUrl(base + "?" + parameters(request) + offset);
        }
        return page;
    }

    private static boolean is(RequestDetails request, String parameter, String value) {
        String[] given = request.getParameters().getOrDefault(parameter, new String[0]);
        return Arrays.asList(given).contains(value);
    }

    private static String parameters(RequestDetails request) {
        return request.getParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(Constants.PARAM_OFFSET))
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value ->
                                UrlUtil.escapeUrlParam(parameter.getKey()) + "=" + UrlUtil.escapeUrlParam(value) + "&"))
                .collect(Collectors.joining());
    }
}
