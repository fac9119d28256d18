package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages of a trail that grows with each of them. */
class AuditPageTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123456Z");
    private static final Instant NEWEST = Instant.parse("2026-11-26T09:00:00.500Z");

    @Test
    @DisplayName("Rule 14: the next page of the newest first ends where the first page began")
    void newestFirst() {
        assertThat(next(false, Optional.empty()))
                .isEqualTo("http://hub/fhir/AuditEvent?purpose=BTG&date=le2026-11-26T09%3A00%3A00.500Z&_offset=1");
    }

    @Test
    @DisplayName("Rule 14: the oldest first end when the first page was asked for")
    void oldestFirst() {
        assertThat(next(true, Optional.empty()))
                .isEqualTo("http://hub/fhir/AuditEvent?purpose=BTG&date=lt2026-11-26T10%3A00%3A00.123Z&_offset=1");
    }

    @Test
    @DisplayName("Rule 14: a search that says itself where it ends keeps its end")
    void ownEnd() {
        assertThat(next(false, Optional.of(NEWEST))).isEqualTo("http://hub/fhir/AuditEvent?purpose=BTG&_offset=1");
    }

    private static String next(boolean oldestFirst, Optional<Instant> until) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setFhirServerBase("http://hub/fhir");
        request.setParameters(new HashMap<>(Map.of("purpose", new String[] {"BTG"})));
        AuditQuery query = new AuditQuery(Map.of(), Optional.empty(), until, oldestFirst, 1, 0);
        AuditEvent event = new AuditEvent();
        event.setId("e");
        event.setRecorded(Date.from(NEWEST));
        return new AuditPage(request, query, NOW)
                .of(List.of(event), OptionalLong.empty())
                .getLink(Bundle.LINK_NEXT)
                .getUrl();
    }
}
