package de.medicalhub.fhir.audit.control;

import static de.medicalhub.fhir.audit.control.AuditedRequest.observation;
import static de.medicalhub.fhir.audit.control.AuditedRequest.patient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final AuditedRequest nurse = new AuditedRequest();
    private final GrowingLog log = nurse.log;
    private final SystemRequestDetails request = nurse.request;
    private final Audit audit = nurse.audit;

    @BeforeEach
    void aRequestComesIn() {
        nurse.begin();
    }

    @AfterEach
    void theRequestIsDone() {
        audit.end();
    }

    @Test
    @DisplayName("Rule 4: one row per patient and kind of access, written in one batch")
    void manyResourcesOfOnePatientAreOneRow() {
        audit.show(AccessKind.READ, List.of(observation("o-1", "p-1"), observation("o-2", "p-1"), patient("p-2")));
        audit.flush();

        assertThat(log.batches).hasSize(1);
        assertThat(log.rows()).extracting(AuditRow::patient).containsExactly("Patient/p-1", "Patient/p-2");
        assertThat(log.rows().get(0).entities()).containsExactly("Observation/o-1", "Observation/o-2");
    }

    @Test
    void rowSaysWhoWhatAndWhen() {
        audit.show(AccessKind.READ, List.of(patient("p-1")));
        audit.flush();

        AuditRow row = log.rows().get(0);
        assertThat(row.agent()).isEqualTo("Practitioner/nurse-1");
        assertThat(row.action()).isEqualTo("R");
        assertThat(row.outcome()).isEqualTo("0");
        assertThat(row.recorded()).isEqualTo(AuditedRequest.NOW);
    }

    @Test
    @DisplayName("Rule 8: the content claims the profile of IHE BALP")
    void eventNamesPatientUserAndProfile() {
        audit.show(AccessKind.READ, List.of(patient("p-1")));
        audit.flush();

        AuditEvent event = AuditedRequest.FHIR
                .newJsonParser()
                .parseResource(AuditEvent.class, log.rows().get(0).event());
        assertThat(event.getMeta().getProfile().get(0).getValue()).endsWith("IHE.BasicAudit.PatientRead");
        assertThat(event.getAgent())
                .filteredOn(AuditEvent.AuditEventAgentComponent::getRequestor)
                .extracting(agent -> agent.getWho().getReference())
                .containsExactly("Practitioner/nurse-1");
        assertThat(event.getEntity())
                .extracting(entity -> entity.getWhat().getReference())
                .contains("Patient/p-1");
    }

    @Test
    @DisplayName("Rule 12: what only an emergency access opens is marked, other patients' rows are not")
    void emergencyIsMarked() {
        Audit inEmergency = nurse.auditOf(Set.of("Patient/p-1"), Set.of());
        inEmergency.show(AccessKind.READ, List.of(patient("p-1"), patient("p-2")));
        inEmergency.flush();

        assertThat(log.rows())
                .extracting(row -> row.patient() + " " + row.purpose())
                .containsExactly("Patient/p-1 BTG", "Patient/p-2 ");
        assertThat(AuditedRequest.FHIR
                        .newJsonParser()
                        .parseResource(AuditEvent.class, log.rows().get(0).event())
                        .getPurposeOfEventFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("BTG");
    }

    @Test
    @DisplayName("Rule 1: reading what is about no patient leaves no row")
    void readingAnOrganisationIsNotRecorded() {
        audit.show(AccessKind.READ, List.of(new Organization().setId("Organization/x")));
        audit.flush();

        assertThat(log.batches).isEmpty();
    }

    @Test
    void writingAnOrganisationIsRecorded() {
        audit.write(AccessKind.CREATE, new Organization().setId("Organization/x"));
        audit.flush();

        assertThat(log.rows()).extracting(AuditRow::action).containsExactly("C");
        assertThat(log.rows()).extracting(AuditRow::patient).containsExactly("");
    }

    @Test
    void signatureIsAboutThePatientOfWhatIsStoredWithIt() {
        Provenance signature = new Provenance();
        signature.addTarget(new Reference("SupplyDelivery/d"));
        audit.write(AccessKind.CREATE, signature.setId("Provenance/s"));
        audit.write(
                AccessKind.CREATE,
                new SupplyDelivery().setPatient(new Reference("Patient/p-1")).setId("SupplyDelivery/d"));
        audit.flush();

        assertThat(log.rows()).extracting(AuditRow::patient).containsExactly("Patient/p-1");
        assertThat(log.rows().get(0).entities()).containsExactly("Provenance/s", "SupplyDelivery/d");
    }

    @Test
    @DisplayName("Rule 3: if the rows cannot be written, the request fails")
    void answerIsHeldBackWhenTheTrailCannotBeWritten() {
        log.broken = true;
        audit.show(AccessKind.READ, List.of(patient("p-1")));

        assertThatThrownBy(audit::flush).isInstanceOf(HubException.class).hasMessageContaining("not be recorded");
    }

    @Test
    @DisplayName("Rule 7: a hidden resource that was tried is a refusal")
    void hiddenResourceIsRecordedAsRefused() {
        nurse.read("Patient", "p-1");
        audit.attempt(patient("p-1"));
        audit.fail(request, 404);

        assertThat(log.rows()).extracting(AuditRow::outcome).containsExactly("4");
        assertThat(log.rows()).extracting(AuditRow::patient).containsExactly("Patient/p-1");
    }

    @Test
    @DisplayName("Rule 7: what an entry of a batch has tried in vain is a refusal, what it shows is none")
    void hiddenEntryOfABatchIsRecordedAsRefused() {
        audit.attempt(patient("p-1"));
        audit.attempt(patient("p-2"));
        audit.show(AccessKind.READ, List.of(patient("p-2")));
        audit.flush();

        assertThat(log.rows())
                .extracting(row -> row.patient() + " " + row.outcome())
                .containsExactlyInAnyOrder("Patient/p-1 4", "Patient/p-2 0");
    }

    @Test
    void refusedSearchNamesThePatientThatItAskedFor() {
        request.addParameter("patient", new String[] {"p-7"});
        audit.fail(request, 403);

        assertThat(log.rows()).extracting(AuditRow::patient).containsExactly("Patient/p-7");
        assertThat(log.rows()).extracting(AuditRow::outcome).containsExactly("4");
    }

    @Test
    void whatAFailedRequestWouldHaveShownIsNotRecordedAsShown() {
        audit.show(AccessKind.READ, List.of(patient("p-1")));
        audit.fail(request, 500);
        audit.flush();

        assertThat(log.batches).isEmpty();
    }

    @Test
    void writeOutsideAnyRequestIsTheServersOwn() {
        audit.end();
        audit.write(AccessKind.CREATE, patient("p-1"));
        audit.flush();

        assertThat(log.batches).isEmpty();
    }
}
