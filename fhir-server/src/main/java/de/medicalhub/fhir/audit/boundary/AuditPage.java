package de.medicalhub.fhir.audit.boundary;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final RequestDetails request;
    private final AuditQuery query;
    private final Instant asked;

    /**
     * @param asked when
     */
    AuditPage(RequestDetails request, AuditQuery query, Instant asked) {
        this.request = request;
        this.query = query;
        this.asked = asked;
    }

    static boolean isTotalWanted(RequestDetails request) {
        return isCountOnly(request) || is(request, Constants.PARAM_SEARCH_TOTAL_MODE, "accurate");
    }

    static boolean isCountOnly(RequestDetails request) {
        return is(request, Constants.PARAM_SUMMARY, "count") || is(request, Constants.PARAM_COUNT, "0");
    }

    /** A full page may have a next one, which then may be empty. */
    Bundle of(List<AuditEvent> events, OptionalLong total) {
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
            page.addLink()
                    .setRelation(Bundle.LINK_NEXT)
                    .setUrl(base + "?" + parameters(request) + end(events) + offset);
        }
        return page;
    }

    /**
     * Reading the trail makes it grow: further pages are those of the events that were there at the first, or each would
     * repeat what the one before has shown, and the oldest first would have no end.
     */
    private String end(List<AuditEvent> events) {
        if (query.until().isPresent()) {
            return "";
        }
        String end = query.oldestFirst()
                ? "lt" + asked.truncatedTo(ChronoUnit.MILLIS)
                : "le" + events.get(0).getRecorded().toInstant();
        return AuditEvent.SP_DATE + "=" + UrlUtil.escapeUrlParam(end) + "&";
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
