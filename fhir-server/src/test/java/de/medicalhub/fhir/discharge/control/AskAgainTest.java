package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AskAgainTest {
    private static final String A = "Organization/nursing-a";
    private static final String B = "Organization/nursing-b";
    private static final Instant SOON = Wishes.NOW.plus(Duration.ofHours(2));

    private final CaseInMemory theCase = new CaseInMemory();

    @BeforeEach
    void twoAreAsked() {
        theCase.start(Wishes.complete());
    }

    @Test
    @DisplayName("12: who has declined is asked once more, for the same and until another time; the refusal stays")
    void aFurtherRound() {
        Task first = theCase.records.find(Task.class, theCase.taskOf(A)).orElseThrow();
        theCase.answer(theCase.taskOf(A), no(), CaseInMemory.NURSE_A);

        ask(round(A));

        List<Task> both = tasksOf(A);
        assertThat(both)
                .extracting(Task::getStatus)
                .containsExactlyInAnyOrder(Task.TaskStatus.REJECTED, Task.TaskStatus.REQUESTED);
        Task again = both.stream()
                .filter(task -> task.getStatus() == Task.TaskStatus.REQUESTED)
                .findFirst()
                .orElseThrow();
        assertThat(again.getRestriction().getPeriod().getEnd().toInstant()).isEqualTo(SOON);
        assertThat(again.getInput()).hasSameSizeAs(first.getInput());
        assertThat(References.local(again.getFocus())).isEqualTo(References.local(first.getFocus()));
        assertThat(again.hasStatusReason() || again.hasOutput() || again.hasNote())
                .isFalse();
    }

    @Test
    @DisplayName("12: nobody is asked twice while a request is open or a promise stands")
    void nobodyTwice() {
        assertThat(CaseInMemory.refused(ProblemKind.RULE, () -> ask(round(A))).faults())
                .containsExactly(new Fault("nursing-service", "already-asked"));
        theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A);
        CaseInMemory.refused(ProblemKind.RULE, () -> ask(round(A)));
        assertThat(tasksOf(A)).hasSize(1);
    }

    @Test
    @DisplayName("12: after all were withdrawn the request for nursing lives again")
    void afterAllWereWithdrawn() {
        Parameters all = new Parameters();
        Wishes.add(all, "reason", new CodeType("other"));
        Wishes.add(all, "all", new BooleanType(true));
        theCase.withdraw(theCase.taskOf(A), all);
        assertThat(theCase.nursingRequest().getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);

        ask(round(A, B));

        assertThat(theCase.nursingRequest().getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
        assertThat(tasksOf(B)).hasSize(2);
    }

    @Test
    @DisplayName("12: what is awarded, closed or no longer consented is asked for no more")
    void notAnyMore() {
        theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A);
        theCase.answer(theCase.taskOf(B), no(), CaseInMemory.NURSE_B);
        theCase.records.beforeStore = () -> theCase.award(theCase.taskOf(A));
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> ask(round(B)))
                        .faults())
                .containsExactly(Fault.ofWhole("already-awarded"));
        theCase.close("died");
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> ask(round(B)))
                        .faults())
                .containsExactly(Fault.ofWhole("plan-ended"));
        assertThat(tasksOf(B)).hasSize(1);
    }

    @Test
    @DisplayName("6, 1: only the hospital, and every fault is named")
    void faultsAndStrangers() {
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> new AskAgain(theCase.records, Wishes.CLOCK).ask(theCase.plan(), round(A), CaseInMemory.NURSE_A));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> ask(new Parameters()))
                        .faults())
                .contains(new Fault("nursing-service", "required"), new Fault("answer-deadline", "required"));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> ask(round("Organization/pharmacy")))
                        .faults())
                .containsExactly(new Fault("nursing-service", "wrong-kind"));
        Parameters past = new Parameters();
        Wishes.add(past, "nursing-service", new Reference(A));
        Wishes.add(past, "answer-deadline", time(Wishes.CLOCK.instant()));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> ask(past)).faults())
                .containsExactly(new Fault("answer-deadline", "past"));
    }

    private void ask(Parameters round) {
        new AskAgain(theCase.records, Wishes.CLOCK).ask(theCase.plan(), round, Wishes.MANAGER);
    }

    private List<Task> tasksOf(String owner) {
        return theCase.records
                .tasks(HubCodes.TASK_REFERRAL)
                .filter(task -> References.local(task.getOwner()).equals(owner))
                .toList();
    }

    private static Parameters round(String... services) {
        Parameters round = new Parameters();
        for (String service : services) {
            Wishes.add(round, "nursing-service", new Reference(service));
        }
        Wishes.add(round, "answer-deadline", time(SOON));
        return round;
    }

    private static DateTimeType time(Instant at) {
        return new DateTimeType(Date.from(at));
    }

    private static Parameters no() {
        Parameters no = new Parameters();
        Wishes.add(no, "accept", new BooleanType(false));
        Wishes.add(no, "reason", new CodeType("no-capacity"));
        return no;
    }
}
