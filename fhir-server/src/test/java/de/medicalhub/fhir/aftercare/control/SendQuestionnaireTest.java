package de.medicalhub.fhir.aftercare.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.util.Date;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendQuestionnaireTest {
    private final AftercareInMemory records = new AftercareInMemory();
    private final SendQuestionnaire send = new SendQuestionnaire(records, AftercareInMemory.CLOCK);
    private final TakeAnswers answers = new TakeAnswers(records, AftercareInMemory.CLOCK);
    private final StepTask step = new StepTask(records, AftercareInMemory.CLOCK);

    @Test
    @DisplayName("9: it waits for the patient until its time, and not twice at once")
    void waitsForThePatient() {
        String task = send();
        Task written = task(task);
        assertThat(written.getOwner().getReference()).isEqualTo(AftercareInMemory.PATIENT);
        assertThat(written.getRequester().getReference()).isEqualTo("Organization/practice");
        assertThat(written.getDescription()).isEqualTo("Zu Hause");
        assertThat(AskedQuestionnaire.canonical(written)).contains(AftercareInMemory.QUESTIONNAIRE);
        assertThat(written.getRestriction().getPeriod().getEnd().toInstant())
                .isEqualTo(AftercareInMemory.NOW.plusSeconds(3600));
        assertThat(catchThrowableOfType(Refusal.class, this::send).kind()).isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("9: what nobody knows, and a time that has passed, are named")
    void faultsAreNamed() {
        Parameters wish = new Parameters()
                .addParameter("questionnaire", new CanonicalType("https://example.org/Questionnaire/other"))
                .addParameter("due", moment(-60));
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> send.send(AftercareInMemory.PLAN, wish, AftercareInMemory.GP))
                        .faults())
                .extracting(Fault::parameter)
                .containsExactlyInAnyOrder("questionnaire", "due");
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> send.send(AftercareInMemory.PLAN, wish(), AftercareInMemory.STRANGER))
                        .kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
    }

    @Test
    @DisplayName("9: a draft ends nothing; the completed answer ends the Task, and who asked takes note of it once")
    void theAnswerEndsIt() {
        String task = send();
        answers.take(answer(QuestionnaireResponseStatus.INPROGRESS, 0));
        answers.take(answer(QuestionnaireResponseStatus.COMPLETED, -60));
        assertThat(task(task).getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(refused(task, "acknowledge", AftercareInMemory.GP)).isEqualTo(ProblemKind.CONFLICT);

        answers.take(answer(QuestionnaireResponseStatus.COMPLETED, 1));
        assertThat(task(task).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(((Reference) task(task).getOutputFirstRep().getValue()).getReference())
                .isEqualTo("QuestionnaireResponse/answer");
        assertThat(refused(task, "take-back", AftercareInMemory.GP)).isEqualTo(ProblemKind.CONFLICT);
        assertThat(refused(task, "acknowledge", AftercareInMemory.NURSE)).isEqualTo(ProblemKind.RULE);
        step.step(task, step("acknowledge"), AftercareInMemory.GP);
        assertThat(task(task).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(refused(task, "acknowledge", AftercareInMemory.GP)).isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    @DisplayName("9: who asked takes it back while it waits")
    void takenBack() {
        String task = send();
        assertThat(refused(task, "complete", AftercareInMemory.GP)).isEqualTo(ProblemKind.RULE);
        step.step(task, step("take-back"), AftercareInMemory.GP);
        assertThat(task(task).getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        send();
    }

    private String send() {
        return send.send(AftercareInMemory.PLAN, wish(), AftercareInMemory.GP);
    }

    private static Parameters wish() {
        return new Parameters()
                .addParameter("questionnaire", new CanonicalType(AftercareInMemory.QUESTIONNAIRE + "|1"))
                .addParameter("due", moment(3600));
    }

    private ProblemKind refused(String task, String step, Actor actor) {
        return catchThrowableOfType(Refusal.class, () -> this.step.step(task, step(step), actor))
                .kind();
    }

    private static Parameters step(String code) {
        return new Parameters().addParameter("step", new CodeType(code));
    }

    private static DateTimeType moment(long seconds) {
        return new DateTimeType(AftercareInMemory.NOW.plusSeconds(seconds).toString());
    }

    private static QuestionnaireResponse answer(QuestionnaireResponseStatus status, long seconds) {
        QuestionnaireResponse answer = new QuestionnaireResponse();
        answer.setId("QuestionnaireResponse/answer");
        answer.setStatus(status).setQuestionnaire(AftercareInMemory.QUESTIONNAIRE + "|1");
        answer.setSubject(new Reference(AftercareInMemory.PATIENT));
        answer.setAuthored(Date.from(AftercareInMemory.NOW.plusSeconds(seconds)));
        return answer;
    }

    private Task task(String reference) {
        return records.find(Task.class, reference).orElseThrow();
    }
}
