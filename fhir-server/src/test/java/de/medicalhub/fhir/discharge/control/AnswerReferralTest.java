package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import java.time.Clock;
import java.time.Duration;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswerReferralTest {
    private final CaseInMemory theCase = new CaseInMemory();

    @Test
    @DisplayName("4: answered once")
    void aSecondAnswerIsRefused() {
        theCase.start(Wishes.complete());
        String task = theCase.taskOf("Organization/nursing-a");
        theCase.answer(task, true, CaseInMemory.NURSE_A);
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.answer(task, false, CaseInMemory.NURSE_A))
                        .faults())
                .containsExactly(Fault.ofWhole("already-answered"));
        assertThat(theCase.status(task)).isEqualTo(Task.TaskStatus.ACCEPTED);
    }

    @Test
    @DisplayName("4: answered in time")
    void aLateAnswerIsRefused() {
        theCase.start(Wishes.complete());
        String task = theCase.taskOf("Organization/nursing-a");
        Clock later = Clock.offset(Wishes.CLOCK, Duration.ofHours(7));
        assertThat(CaseInMemory.refused(
                                ProblemKind.RULE,
                                () -> new AnswerReferral(theCase.records, later)
                                        .answer(task, CaseInMemory.yes(), CaseInMemory.NURSE_A))
                        .faults())
                .containsExactly(Fault.ofWhole("answer-too-late"));
        assertThat(theCase.status(task)).isEqualTo(Task.TaskStatus.REQUESTED);
    }

    @Test
    void decliningNeedsAReasonAndAcceptingHasNone() {
        theCase.start(Wishes.complete());
        String task = theCase.taskOf("Organization/nursing-a");
        Parameters no = new Parameters();
        Wishes.add(no, "accept", new BooleanType(false));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.answer(task, no, CaseInMemory.NURSE_A))
                        .faults())
                .containsExactly(new Fault("reason", "reason-required"));
        Parameters both = CaseInMemory.yes();
        Wishes.add(both, "reason", new CodeType("too-far"));
        CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.answer(task, both, CaseInMemory.NURSE_A));
        Wishes.add(no, "reason", new CodeType("too-far"));
        theCase.answer(task, no, CaseInMemory.NURSE_A);
        assertThat(theCase.status(task)).isEqualTo(Task.TaskStatus.REJECTED);
    }

    @Test
    @DisplayName("6: another service's request does not exist for the caller")
    void anotherServicesRequestIsNotThere() {
        theCase.start(Wishes.complete());
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> theCase.answer(theCase.taskOf("Organization/nursing-a"), true, CaseInMemory.NURSE_B));
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> theCase.answer(theCase.taskOf("Organization/carrier"), true, CaseInMemory.NURSE_A));
    }
}
