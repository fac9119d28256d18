package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was tried in vain, and that the trail itself stays (rules 2, 6 and 7). */
class RefusalIT {
    @Test
    @DisplayName("Rule 7: an operation on somebody else's Task leaves a row, like its history and an entry of a batch")
    void whatIsTriedInVainIsRecorded() {
        CaseUnderTest made = CaseUnderTest.started();
        assertThat(made.answer("nurse2", made.firstReferral(), true).status()).isEqualTo(404);
        assertThat(refusals(made, "Practitioner/nurse-2")).isEqualTo(1);

        assertThat(new Rest("pharmacist1")
                        .post(made.ride() + "/$dispense", new Parameters())
                        .status())
                .isEqualTo(404);
        assertThat(refusals(made, "Practitioner/pharmacist-1")).isEqualTo(1);

        assertThat(new Rest("nurse2").get(made.patient() + "/_history").status())
                .isEqualTo(404);
        assertThat(refusals(made, "Practitioner/nurse-2")).isEqualTo(2);

        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(made.patient());
        assertThat(new Rest("nurse2").post("", batch).status()).isEqualTo(200);
        assertThat(refusals(made, "Practitioner/nurse-2")).isEqualTo(3);
    }

    @Test
    @DisplayName("Rule 7: what is not there leaves a row like what is hidden, alone and in a batch")
    void whatIsNotThereIsRecorded() {
        String absent = "Observation/absent-" + UUID.randomUUID();
        assertThat(new Rest("nurse2").get(absent).status()).isEqualTo(404);
        assertThat(trail("entity=" + absent)).hasSize(1);
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(absent);
        assertThat(new Rest("nurse2").post("", batch).status()).isEqualTo(200);
        assertThat(new Rest("nurse2").delete(absent).status()).isEqualTo(403);
        assertThat(trail("entity=" + absent))
                .hasSize(3)
                .allMatch(event -> event.getOutcome() == AuditEvent.AuditEventOutcome._4);
        assertThat(new Rest("nurse2").get("Organization/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Rule 1: what is counted, what is found not to have changed, and what a write gives back leave rows")
    void whatIsToldWithoutBeingShownIsRecorded() {
        CaseUnderTest made = CaseUnderTest.started();
        Rest hospital = new Rest("discharge1");
        int before = told(made);
        for (String count : List.of("_summary=count", "_count=0", "_total=accurate&_count=1")) {
            String search = "Condition?subject=" + made.patient() + "&" + count;
            assertThat(hospital.get(search).status()).as(search).isEqualTo(200);
            assertThat(told(made)).as(search).isEqualTo(++before);
        }
        assertThat(hospital.get("Condition?subject=" + made.patient() + "&code=http://example.org%7Cnone")
                        .found())
                .isEmpty();
        assertThat(told(made)).isEqualTo(++before);

        assertThat(hospital.getIfNoneMatch(made.patient(), "1").status()).isEqualTo(304);
        assertThat(told(made)).isEqualTo(++before);

        Observation finding = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setSubject(new Reference(made.patient()));
        finding.getCode().setText("Puls");
        String mark = UUID.randomUUID().toString();
        finding.addIdentifier().setSystem("https://practice.example/findings").setValue(mark);
        Map<String, String> condition = Map.of("If-None-Exist", "identifier=https://practice.example/findings|" + mark);
        assertThat(hospital.post("Observation", finding, condition).status()).isEqualTo(201);
        assertThat(told(made)).isEqualTo(++before);
        assertThat(hospital.post("Observation", finding, condition).status()).isEqualTo(200);
        assertThat(told(made)).isEqualTo(++before);
    }

    /** Rows that the hospital's discharge manager has left about the patient. */
    private static int told(CaseUnderTest made) {
        return trail("_count=500&agent=Practitioner/discharge-1&patient=" + made.patient())
                .size();
    }

    @Test
    @DisplayName("Rule 2: a write that is rolled back leaves no row of success")
    void whatIsRolledBackIsNotRecordedAsDone() {
        String id = "rolled-back-" + UUID.randomUUID();
        CareTeam teamOfCase = new CareTeam();
        teamOfCase.addIdentifier(CaseId.next().toIdentifier());
        teamOfCase.setId("CareTeam/" + id);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Patient patient = new Patient();
        patient.setId("Patient/" + id);
        for (Resource resource : List.of(patient, teamOfCase)) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(resource.fhirType() + "/" + id);
        }
        assertThat(new Rest("admin1").post("", bundle).status()).isEqualTo(403);

        assertThat(trail("patient=Patient/" + id))
                .extracting(AuditEvent::getOutcome)
                .doesNotContain(AuditEvent.AuditEventOutcome._0);
        assertThat(trail("entity=Patient/" + id))
                .extracting(AuditEvent::getOutcome)
                .doesNotContain(AuditEvent.AuditEventOutcome._0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_event set outcome = '0'", "delete from audit_event", "truncate audit_event"})
    @DisplayName("Rule 6: the module's role has no right to change the trail, and a trigger refuses it even if it had")
    void theTrailStays(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Stack.databaseUrl(), "fhir", "demo");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
            connection.setAutoCommit(false);
            statement.execute("grant update, delete, truncate on audit_event to current_user");
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("append-only");
            connection.rollback();
        }
    }

    private static long refusals(CaseUnderTest made, String agent) {
        return trail("patient=" + made.patient() + "&agent=" + agent).stream()
                .filter(event -> event.getOutcome() == AuditEvent.AuditEventOutcome._4)
                .count();
    }

    private static List<AuditEvent> trail(String query) {
        return new Rest("admin1")
                .get("AuditEvent?" + query).resources().stream()
                        .map(AuditEvent.class::cast)
                        .toList();
    }
}
