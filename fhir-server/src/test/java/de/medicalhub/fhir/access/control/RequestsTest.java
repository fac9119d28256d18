package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.consent.ConsentPurpose;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestsTest {
    private static final CaseId CASE = CaseId.next();

    private final FakeCareRecords records = new FakeCareRecords();
    private final Requests requests = new Requests(
            request -> new Caller("n", Set.of(Role.NURSE), "Practitioner/n"),
            new Memberships(records, Clock.systemUTC()),
            records,
            (any, resource) -> false);
    private final SystemRequestDetails request = new SystemRequestDetails();

    @BeforeEach
    void theRequestHasEnded() {
        records.roles.put("Practitioner/n", Set.of("Organization/asked"));
        records.agreed(CASE.toString(), "Patient/p", ConsentPurpose.REFERRAL);
        records.resources.put("Task/t", referral(Task.TaskStatus.CANCELLED));
    }

    @ParameterizedTest
    @EnumSource(
            value = RestOperationTypeEnum.class,
            names = {"READ", "VREAD", "HISTORY_INSTANCE", "GET_PAGE", "TRANSACTION"})
    @DisplayName("8: what may be an old version is decided by the current one")
    void whatMayBeAnOldVersionIsDecidedByTheCurrentOne(RestOperationTypeEnum operation) {
        assertThat(verdict(operation)).isEqualTo(Verdict.CLOSED);
    }

    @Test
    @DisplayName("8: a read that names no version shows the current one")
    void aReadWithoutAVersionIsCurrent() {
        request.setId(new IdType("Task/t"));
        assertThat(verdict(RestOperationTypeEnum.READ)).isEqualTo(Verdict.PROJECTION);

        SystemRequestDetails other = new SystemRequestDetails();
        other.setId(new IdType("Task/t/_history/1"));
        assertThat(verdict(other, RestOperationTypeEnum.READ)).isEqualTo(Verdict.CLOSED);
    }

    @Test
    @DisplayName("8: what a search finds is the current version")
    void whatASearchFindsIsCurrent() {
        assertThat(verdict(RestOperationTypeEnum.SEARCH_TYPE)).isEqualTo(Verdict.PROJECTION);
    }

    private Verdict verdict(RestOperationTypeEnum operation) {
        return verdict(request, operation);
    }

    private Verdict verdict(SystemRequestDetails request, RestOperationTypeEnum operation) {
        request.setRestOperationType(operation);
        request.setResourceName("Task");
        Task shown = referral(Task.TaskStatus.REQUESTED);
        requests.expect(request, List.of(shown));
        return requests.verdict(request, shown);
    }

    private static Task referral(Task.TaskStatus status) {
        Task task = new Task().setStatus(status).setOwner(new Reference("Organization/asked"));
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_REFERRAL);
        task.setGroupIdentifier(CASE.toIdentifier());
        task.setFor(new Reference("Patient/p")).setId("Task/t");
        return task;
    }
}
