package de.medicalhub.fhir.audit.control;

import static de.medicalhub.fhir.audit.control.AuditedRequest.observation;
import static de.medicalhub.fhir.audit.control.AuditedRequest.patient;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an answer tells without showing a resource. */
class UnshownAuditTest {
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
    @DisplayName("Rule 7: what is not there leaves a row like what is hidden, unless everybody reads its type")
    void somethingThatIsNotThereIsARefusalToo() {
        nurse.read("Observation", "absent");
        audit.fail(request, 404);
        nurse.read("Organization", "absent");
        audit.fail(request, 404);
        nurse.read("Observation", "no id/at all");
        audit.fail(request, 404);

        assertThat(log.rows())
                .extracting(row -> row.outcome() + row.patient() + row.entities())
                .containsExactly("4[Observation/absent]");
    }

    @Test
    @DisplayName("Rule 7: of a batch, too, what is not there leaves a row")
    void anAbsentEntryOfABatchIsARefusalToo() {
        request.setRestOperationType(RestOperationTypeEnum.TRANSACTION);
        for (String id : List.of("hidden", "shown", "absent")) {
            SystemRequestDetails entry = new SystemRequestDetails();
            entry.setRestOperationType(RestOperationTypeEnum.READ);
            entry.setResourceName("Patient");
            entry.setId(new IdType("Patient", id));
            audit.name(entry);
        }
        audit.attempt(patient("hidden"));
        audit.attempt(patient("shown"));
        audit.show(AccessKind.READ, List.of(patient("shown")));
        audit.answer(new Bundle());

        assertThat(log.rows())
                .extracting(row -> row.outcome() + row.patient() + row.entities())
                .containsExactlyInAnyOrder(
                        "0Patient/shown[Patient/shown]", "4Patient/hidden[Patient/hidden]", "4[Patient/absent]");
    }

    @Test
    @DisplayName("Rule 1: a search that finds nothing leaves a row, about those whom it names")
    void asksWithoutAnAnswer() {
        request.setResourceName("Condition");
        audit.answer(new Bundle());
        request.addParameter("patient", new String[] {"p-1,Patient/p-2,no id"});
        audit.begin(request);
        audit.answer(new Bundle());
        request.setResourceName("Organization");
        audit.begin(request);
        audit.answer(new Bundle());

        assertThat(log.rows())
                .extracting(row -> row.action() + row.outcome() + row.patient())
                .containsExactlyInAnyOrder("E0", "E0Patient/p-1", "E0Patient/p-2");
    }

    @Test
    @DisplayName(
            "Rule 15: an operation leaves a row whatever it answers, unless it is about words or has told a poll nothing")
    void operationsLeaveARow() {
        operation(RestOperationTypeEnum.EXTENDED_OPERATION_TYPE, "CarePlan", "$numbers");
        operation(RestOperationTypeEnum.EXTENDED_OPERATION_TYPE, "Communication", "$notices");
        operation(RestOperationTypeEnum.EXTENDED_OPERATION_TYPE, "ValueSet", "$expand");
        assertThat(log.rows())
                .extracting(row -> row.action() + row.outcome() + row.patient())
                .containsExactly("E0");
    }

    @Test
    @DisplayName("Rule 15: what an operation tells of patients without showing them is about each of them")
    void whatIsToldIsAboutEach() {
        request.setRestOperationType(RestOperationTypeEnum.EXTENDED_OPERATION_TYPE);
        request.setOperation("$erase-due");
        audit.begin(request);
        audit.tell(List.of("Patient/p-1", "Patient/p-2", "Patient/p-1"));
        audit.answer(new Parameters());
        audit.begin(request);
        audit.tell(List.of("Patient/p-3"));
        audit.fail(request, 500);

        assertThat(log.rows())
                .extracting(row -> row.action() + row.outcome() + row.patient())
                .containsExactlyInAnyOrder("E0Patient/p-1", "E0Patient/p-2");
    }

    private void operation(RestOperationTypeEnum level, String type, String name) {
        request.setRestOperationType(level);
        request.setResourceName(type);
        request.setOperation(name);
        audit.begin(request);
        audit.answer(new Parameters());
    }

    @Test
    @DisplayName("Rule 1: what is counted and not shown leaves one row for each patient")
    void countedMatchesAreRecorded() {
        request.setResourceName("Condition");
        Audit counting = nurse.auditOf(Set.of(), Set.of("Patient/p-1", "Patient/p-2"));
        counting.show(AccessKind.QUERY, List.of(observation("o-1", "p-1")));
        counting.answer(new Bundle());

        assertThat(log.batches).hasSize(1);
        assertThat(log.rows())
                .extracting(row -> row.action() + row.patient())
                .containsExactlyInAnyOrder("EPatient/p-1", "EPatient/p-2");
    }

    @Test
    @DisplayName("Rule 7: a refusal in the form of a 422 leaves a row, a fault of the body none")
    void whatIsNotKnownInABodyIsARefusal() {
        request.setRestOperationType(RestOperationTypeEnum.CREATE);
        request.setResourceName("DocumentReference");
        audit.fail(request, 422, false);
        assertThat(log.batches).isEmpty();
        audit.begin(request);
        audit.fail(request, 422, true);
        assertThat(log.rows()).extracting(row -> row.action() + row.outcome()).containsExactly("C4");
    }

    @Test
    @DisplayName("Rule 1: that nothing has changed since is an answer about the patient")
    void notModifiedIsRecordedAsRead() {
        nurse.read("Patient", "p-1");
        audit.attempt(patient("p-1"));
        audit.fail(request, 304);

        assertThat(log.rows())
                .extracting(row -> row.action() + row.outcome() + row.patient())
                .containsExactly("R0Patient/p-1");
    }

    @Test
    @DisplayName("Rule 1: what a write gives back and has not written is read; a write without a change leaves a row")
    void whatAWriteGivesBackIsRead() {
        request.setRestOperationType(RestOperationTypeEnum.CREATE);
        request.setResourceName("Observation");
        audit.answer(observation("existing", "p-1"));
        audit.begin(request);
        audit.write(AccessKind.CREATE, observation("new", "p-1"));
        audit.answer(observation("new", "p-1"));
        audit.begin(request);
        request.addParameter("patient", new String[] {"p-3"});
        audit.answer(null);

        assertThat(log.rows())
                .extracting(row -> row.action() + row.patient() + row.entities())
                .containsExactly(
                        "RPatient/p-1[Observation/existing]", "CPatient/p-1[Observation/new]", "CPatient/p-3[]");
    }
}
