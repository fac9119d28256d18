package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WithdrawReferralTest {
    private final CaseInMemory theCase = new CaseInMemory();
    private String first = "";
    private String second = "";

    @BeforeEach
    void twoAreAsked() {
        theCase.start(Wishes.complete());
        first = theCase.taskOf("Organization/nursing-a");
        second = theCase.taskOf("Organization/nursing-b");
    }

    @Test
    @DisplayName("8: one request is withdrawn, the other stays, and the service that was asked reads why")
    void oneRequestIsWithdrawn() {
        theCase.withdraw(first, reason("need-changed"));
        Task withdrawn = theCase.records.find(Task.class, first).orElseThrow();
        assertThat(withdrawn.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(References.has(withdrawn.getStatusReason(), HubCodes.WITHDRAW_REASON, "need-changed"))
                .isTrue();
        assertThat(References.has(withdrawn.getBusinessStatus(), HubCodes.BUSINESS_STATUS, HubCodes.WITHDRAWN))
                .isTrue();
        assertThat(theCase.status(second)).isEqualTo(TaskStatus.REQUESTED);
        assertThat(theCase.nursingRequest().getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.answer(first, true, CaseInMemory.NURSE_A))
                        .faults())
                .containsExactly(Fault.ofWhole("request-closed"));
    }

    @Test
    @DisplayName("8: with all of them the request for nursing ends; what was declined stays declined")
    void allAreWithdrawn() {
        Parameters no = CaseInMemory.yes();
        no.getParameterFirstRep().setValue(new BooleanType(false));
        Wishes.add(no, "reason", new CodeType("too-far"));
        theCase.answer(second, no, CaseInMemory.NURSE_B);
        theCase.withdraw(first, all());
        assertThat(theCase.status(first)).isEqualTo(TaskStatus.CANCELLED);
        assertThat(theCase.status(second)).isEqualTo(TaskStatus.REJECTED);
        assertThat(theCase.nursingRequest().getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.withdraw(first, all()))
                        .faults())
                .containsExactly(Fault.ofWhole("not-open"));
    }

    @Test
    @DisplayName("8: what is awarded is not withdrawn, also not in the moment of the award")
    void whatIsAwardedStays() {
        theCase.answer(first, true, CaseInMemory.NURSE_A);
        theCase.records.beforeStore = () -> theCase.award(first);
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.withdraw(first, reason("other")))
                        .faults())
                .containsExactly(Fault.ofWhole("already-awarded"));
        assertThat(theCase.status(first)).isEqualTo(TaskStatus.INPROGRESS);
    }

    @Test
    @DisplayName("8: an award in the moment of the withdrawal finds nothing to award")
    void anAwardComesTooLate() {
        theCase.answer(first, true, CaseInMemory.NURSE_A);
        theCase.records.beforeStore = () -> theCase.withdraw(first, reason("other"));
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.award(first));
        assertThat(theCase.status(first)).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    @DisplayName("6: only the hospital that asks, and only with a reason of the list")
    void onlyTheHospital() {
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> new WithdrawReferral(theCase.records, Wishes.CLOCK)
                        .withdraw(first, reason("other"), CaseInMemory.NURSE_A));
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> theCase.withdraw(theCase.taskWith(HubCodes.TASK_TRANSPORT_LEG), reason("other")));
        Parameters wrong = reason("because");
        Wishes.add(wrong, "colour", new CodeType("blue"));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.withdraw(first, wrong))
                        .faults())
                .containsExactly(new Fault("reason", "unknown-code"), new Fault("colour", "unknown-parameter"));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.withdraw(first, new Parameters()))
                        .faults())
                .containsExactly(new Fault("reason", "required"));
        assertThat(theCase.status(first)).isEqualTo(TaskStatus.REQUESTED);
    }

    private static Parameters reason(String code) {
        Parameters parameters = new Parameters();
        Wishes.add(parameters, "reason", new CodeType(code));
        return parameters;
    }

    private static Parameters all() {
        Parameters parameters = reason("no-longer-needed");
        Wishes.add(parameters, "all", new BooleanType(true));
        return parameters;
    }
}
