package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AwardReferralTest {
    private final CaseInMemory theCase = new CaseInMemory();

    @Test
    @DisplayName("5: the award opens the case for the winner and closes it for the others")
    void theAward() {
        theCase.start(Wishes.complete());
        String winner = theCase.taskOf("Organization/nursing-a");
        String other = theCase.taskOf("Organization/nursing-b");
        theCase.answer(winner, true, CaseInMemory.NURSE_A);
        theCase.award(winner);
        assertThat(theCase.status(winner)).isEqualTo(Task.TaskStatus.INPROGRESS);
        assertThat(theCase.status(other)).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(theCase.records.all(CareTeam.class).get(0).getParticipant())
                .extracting(member -> member.getMember().getReference())
                .contains("Organization/nursing-a")
                .doesNotContain("Organization/nursing-b");
        assertThat(theCase.consent("referral").getProvision().getActor()).hasSize(1);
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.answer(other, true, CaseInMemory.NURSE_B))
                        .faults())
                .containsExactly(Fault.ofWhole("request-closed"));
    }

    @Test
    @DisplayName("5: only an accepted request can be awarded")
    void onlyAnAcceptedRequestIsAwarded() {
        theCase.start(Wishes.complete());
        String task = theCase.taskOf("Organization/nursing-a");
        CaseInMemory.refused(ProblemKind.RULE, () -> theCase.award(task));
        Parameters no = new Parameters();
        Wishes.add(no, "accept", new BooleanType(false));
        Wishes.add(no, "reason", new CodeType("no-capacity"));
        theCase.answer(task, no, CaseInMemory.NURSE_A);
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.award(task));
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> new AwardReferral(theCase.records, Wishes.CLOCK).award(task, CaseInMemory.NURSE_A));
    }

    @Test
    @DisplayName("5: of two awards at once one wins")
    void ofTwoAwardsAtOnceOneWins() {
        theCase.start(Wishes.complete());
        String first = theCase.taskOf("Organization/nursing-a");
        String second = theCase.taskOf("Organization/nursing-b");
        theCase.answer(first, true, CaseInMemory.NURSE_A);
        theCase.answer(second, true, CaseInMemory.NURSE_B);
        theCase.records.beforeStore = () -> theCase.award(second);
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.award(first))
                        .faults())
                .containsExactly(Fault.ofWhole("already-awarded"));
        assertThat(theCase.status(second)).isEqualTo(Task.TaskStatus.INPROGRESS);
        assertThat(theCase.status(first)).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(theCase.nursingRequest().getPerformer()).hasSize(1);
    }

    @Test
    @DisplayName("5: an answer in the moment of the award does not spoil it")
    void anAnswerInBetweenDoesNotSpoilTheAward() {
        theCase.start(Wishes.complete());
        String winner = theCase.taskOf("Organization/nursing-a");
        String other = theCase.taskOf("Organization/nursing-b");
        theCase.answer(winner, true, CaseInMemory.NURSE_A);
        theCase.records.beforeStore = () -> theCase.answer(other, true, CaseInMemory.NURSE_B);
        theCase.award(winner);
        assertThat(theCase.status(winner)).isEqualTo(Task.TaskStatus.INPROGRESS);
        assertThat(theCase.status(other)).isEqualTo(Task.TaskStatus.CANCELLED);
    }
}
