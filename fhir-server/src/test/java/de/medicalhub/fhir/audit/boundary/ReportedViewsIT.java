package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.Rest;
import de.medicalhub.fhir.audit.ViewReport;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 10: the transport service reports who looked at whom on its pages. */
class ReportedViewsIT {
    private static final String OWN = "Patient/patient-1";

    @Test
    @DisplayName("Rule 10: the patient finds the driver's view in the own trail")
    void thePatientFindsWhoLooked() {
        AuditEvent report = ViewReport.of("Practitioner/driver-1", OWN, "Patient/patient-2");
        report.addExtension().setUrl("https://example.org/more").setValue(new org.hl7.fhir.r4.model.StringType("more"));

        assertThat(new Rest("medhub-transport").post("AuditEvent", report).status())
                .isEqualTo(201);

        AuditEvent own = newest("patient1", "AuditEvent?agent=Practitioner/driver-1");
        assertThat(own.getAction()).isEqualTo(AuditEvent.AuditEventAction.R);
        assertThat(own.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._0);
        assertThat(own.getSource().getObserver().getDisplay()).contains("transport");
        assertThat(own.getExtension()).isEmpty();
        assertThat(own.getEntity())
                .extracting(entity -> entity.getWhat().getReference())
                .contains(OWN)
                .doesNotContain("Patient/patient-2");
        assertThat(newest("admin1", "AuditEvent?patient=Patient/patient-2&agent=Practitioner/driver-1")
                        .getAgent())
                .filteredOn(AuditEvent.AuditEventAgentComponent::getRequestor)
                .extracting(agent -> agent.getWho().getReference())
                .containsExactly("Practitioner/driver-1");
    }

    @Test
    void whatIsNoViewOfKnownPatientsByAKnownPersonIsRefused() {
        Rest transport = new Rest("medhub-transport");
        for (AuditEvent faulty : List.of(
                new AuditEvent(),
                ViewReport.of("Practitioner/driver-1"),
                ViewReport.of("Practitioner/it-nobody", OWN),
                ViewReport.of("Practitioner/driver-1", OWN, "Patient/it-none"))) {
            assertThat(transport.post("AuditEvent", faulty).status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin1", "driver1", "dispatcher1", "patient1", "discharge1", "medhub-video"})
    void nobodyElseReports(String caller) {
        AuditEvent report = ViewReport.of("Practitioner/driver-1", OWN);
        assertThat(new Rest(caller).post("AuditEvent", report).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin1", "medhub-transport"})
    void notInATransactionWhichWouldStoreItElsewhere(String caller) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(ViewReport.of("Practitioner/driver-1", OWN))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("AuditEvent");
        assertThat(new Rest(caller).post("", bundle).status()).isEqualTo(403);
    }

    private static AuditEvent newest(String reader, String search) {
        return (AuditEvent)
                new Rest(reader).get(search + "&_count=1").resources().get(0);
    }
}
