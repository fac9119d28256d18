package de.medicalhub.fhir.aftercare.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CareTaskTest {
    private static final Instant TOMORROW = AftercareInMemory.NOW.plus(Duration.ofDays(1));

    private final AftercareInMemory records = new AftercareInMemory();
    private final AssignTask assign = new AssignTask(records, AftercareInMemory.CLOCK);
    private final StepTask steps = new StepTask(records, AftercareInMemory.CLOCK);

    @Test
    @DisplayName("2: a task says who asks in person, who shall do it, what and until when")
    void theGpGivesTheNurseATask() {
        Task task = task(give(AftercareInMemory.GP, wish("nursing", TOMORROW)));
        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(task.getPriority()).isEqualTo(Task.TaskPriority.URGENT);
        assertThat(task.getRequester().getReference()).isEqualTo("Organization/practice");
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/nursing");
        assertThat(task.getFor().getReference()).isEqualTo(AftercareInMemory.PATIENT);
        assertThat(((Reference) task.getInputFirstRep().getValue()).getReference())
                .isEqualTo("Practitioner/gp");
        assertThat(task.getRestriction().getPeriod().getEnd()).isEqualTo(Date.from(TOMORROW));
        assertThat(task.getGroupIdentifier().getValue()).isEqualTo(AftercareInMemory.CASE);
    }

    @Test
    @DisplayName("2: the same once more from the same person is the same task, until somebody has taken it on")
    void theSameTwiceIsOneTask() {
        String task = give(AftercareInMemory.GP, wish("nursing", TOMORROW));
        assertThat(give(AftercareInMemory.GP, wish("nursing", TOMORROW))).isEqualTo(task);
        assertThat(give(AftercareInMemory.GP, wish("nursing", TOMORROW.plusSeconds(60))))
                .isNotEqualTo(task);
        assertThat(records.all(Task.class)).hasSize(2);
        step(task, "acknowledge", "", AftercareInMemory.NURSE);
        assertThat(give(AftercareInMemory.GP, wish("nursing", TOMORROW))).isNotEqualTo(task);
    }

    @Test
    @DisplayName("1: who does not treat in the case, or does not read it, is answered as if there were none")
    void strangersFindNothing() {
        for (Actor actor : new Actor[] {AftercareInMemory.STRANGER, AftercareInMemory.BLIND}) {
            assertThat(refusal(() -> give(actor, wish("nursing", TOMORROW))).kind())
                    .isEqualTo(ProblemKind.NOT_FOUND);
        }
        Actor pharmacy = new Actor("Practitioner/ph", java.util.Set.of("Organization/pharmacy"), resource -> true);
        assertThat(refusal(() -> give(pharmacy, wish("nursing", TOMORROW))).kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
    }

    @Test
    @DisplayName("2: every fault is named at once")
    void faultsAreNamed() {
        Parameters wrong = new Parameters()
                .addParameter("to", new CodeType("hospital"))
                .addParameter("due", moment(AftercareInMemory.NOW.minusSeconds(60)));
        assertThat(refusal(() -> give(AftercareInMemory.GP, wrong)).faults())
                .extracting(Fault::parameter)
                .containsExactlyInAnyOrder("to", "description", "due");
    }

    @Test
    @DisplayName("3: the side that was asked acknowledges in person, then completes")
    void itIsAcknowledgedAndDone() {
        String task = give(AftercareInMemory.GP, wish("nursing", TOMORROW));
        step(task, "acknowledge", "", AftercareInMemory.NURSE);
        assertThat(task(task).getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(((Reference) task(task).getOutputFirstRep().getValue()).getReference())
                .isEqualTo("Practitioner/nurse");
        assertThat(refusal(() -> step(task, "acknowledge", "", AftercareInMemory.NURSE))
                        .kind())
                .isEqualTo(ProblemKind.CONFLICT);
        step(task, "note", "Hausschlüssel beim Nachbarn", AftercareInMemory.GP);
        step(task, "complete", "Verband gewechselt", AftercareInMemory.NURSE);
        assertThat(task(task).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(task(task).getNote()).hasSize(2);
        assertThat(refusal(() -> step(task, "note", "zu spät", AftercareInMemory.GP))
                        .kind())
                .isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("3: the other side can neither acknowledge nor decline it; taking back is for the side that gave it")
    void eachSideHasItsSteps() {
        String task = give(AftercareInMemory.GP, wish("nursing", TOMORROW));
        assertThat(refusal(() -> step(task, "acknowledge", "", AftercareInMemory.GP))
                        .kind())
                .isEqualTo(ProblemKind.RULE);
        assertThat(refusal(() -> step(task, "take-back", "", AftercareInMemory.NURSE))
                        .kind())
                .isEqualTo(ProblemKind.RULE);
        assertThat(refusal(() -> step(task, "decline", "", AftercareInMemory.NURSE))
                        .faults())
                .extracting(Fault::parameter)
                .containsExactly("note");
        assertThat(refusal(() -> step(task, "note", "x", AftercareInMemory.STRANGER))
                        .kind())
                .isEqualTo(ProblemKind.RULE);
        step(task, "decline", "Kein Verbandmaterial vor Ort", AftercareInMemory.NURSE);
        assertThat(task(task).getStatus()).isEqualTo(Task.TaskStatus.REJECTED);
        assertThat(task(task).getStatusReason().getText()).isEqualTo("Kein Verbandmaterial vor Ort");
    }

    private String give(Actor actor, Parameters wish) {
        return assign.assign(AftercareInMemory.PLAN, wish, actor);
    }

    private void step(String task, String step, String note, Actor actor) {
        Parameters parameters = new Parameters().addParameter("step", new CodeType(step));
        if (!note.isEmpty()) {
            parameters.addParameter("note", new StringType(note));
        }
        steps.step(task, parameters, actor);
    }

    private Task task(String reference) {
        return records.find(Task.class, reference).orElseThrow();
    }

    private static Parameters wish(String to, Instant due) {
        return new Parameters()
                .addParameter("to", new CodeType(to))
                .addParameter("description", new StringType("Verband wechseln"))
                .addParameter("due", moment(due))
                .addParameter("urgent", new BooleanType(true));
    }

    private static DateTimeType moment(Instant instant) {
        DateTimeType moment = new DateTimeType(Date.from(instant));
        moment.setTimeZone(TimeZone.getTimeZone("UTC"));
        return moment;
    }

    private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
