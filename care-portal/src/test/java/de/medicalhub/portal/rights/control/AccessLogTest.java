package de.medicalhub.portal.rights.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.rights.entity.AccessEntry;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessLogTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    @DisplayName("D1 sentences in the reader's language, equal ones once, the own ones left out unless asked for")
    void sentencesOfOthersOnce() {
        List<AuditEvent> events = List.of(
                event("Practitioner/gp-1", "Thelen hat gelesen.", AuditEventOutcome._0),
                event("Patient/p", "Sie haben gelesen.", AuditEventOutcome._0),
                event("Practitioner/gp-1", "Thelen hat gelesen.", AuditEventOutcome._0),
                event("Practitioner/x", "Das wurde abgelehnt.", AuditEventOutcome._4));
        assertThat(new AccessLog("de", "Patient/p").of(events))
                .extracting(AccessEntry::sentence, AccessEntry::refused)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Thelen hat gelesen.", false),
                        org.assertj.core.groups.Tuple.tuple("Das wurde abgelehnt.", true));
        assertThat(new AccessLog("de", "").of(events)).hasSize(3);
        assertThat(new AccessLog("en", "").of(events))
                .extracting(AccessEntry::sentence)
                .containsExactly("EN Thelen hat gelesen.", "EN Sie haben gelesen.", "EN Das wurde abgelehnt.");
    }

    private static AuditEvent event(String who, String sentence, AuditEventOutcome outcome) {
        AuditEvent event = new AuditEvent().setOutcome(outcome).setRecorded(Date.from(NOW));
        event.addAgent().setRequestor(true).setWho(new Reference(who));
        event.getText()
                .setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p lang=\"de\">" + sentence
                        + "</p><p lang=\"en\">EN " + sentence + "</p></div>");
        return event;
    }
}
