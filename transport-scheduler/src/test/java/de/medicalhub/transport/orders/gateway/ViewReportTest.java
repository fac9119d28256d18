package de.medicalhub.transport.orders.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.orders.ViewAnswer;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ViewReportTest {
    @Test
    @DisplayName("A report says who was shown which patients, as docs/fhir-model.md asks")
    void reportSaysWhoSawWhom() {
        List<String> patients = List.of("Patient/a", "Patient/b");
        ViewAnswer view = new ViewAnswer("Practitioner/ann", patients, Instant.parse("2026-11-22T08:00:00Z"));

        AuditEvent event = ViewReport.of(view, patients);

        assertThat(event.getType().getCode()).isEqualTo("rest");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("read");
        assertThat(event.getAction()).isEqualTo(AuditEvent.AuditEventAction.R);
        assertThat(event.getAgent()).hasSize(1);
        assertThat(event.getAgentFirstRep().getRequestor()).isTrue();
        assertThat(event.getAgentFirstRep().getWho().getReference()).isEqualTo("Practitioner/ann");
        assertThat(event.getSource().hasObserver()).isTrue();
        assertThat(event.getRecorded().toInstant()).isEqualTo(view.at());
        assertThat(event.getEntity())
                .extracting(entity -> entity.getWhat().getReference())
                .containsExactly("Patient/a", "Patient/b");
    }
}
