package de.medicalhub.portal.questions.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.questions.AnswerLine;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.questions.QuestionForm;
import de.medicalhub.portal.questions.Questions;
import de.medicalhub.portal.questions.entity.SentRow;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** What was sent to the patient of a case, and what came back (Q6); pure. */
public final class SentRows {
    private final Texts texts;
    private final Instant now;
    private final Predicate<String> own;
    private final Resources found;

    /**
     * @param own says of an organisation's reference whether the reader works there
     * @param found Questionnaires, QuestionnaireResponses, and the names of those who sent
     */
    public SentRows(Texts texts, Instant now, Predicate<String> own, Resources found) {
        this.texts = texts;
        this.now = now;
        this.own = own;
        this.found = found;
    }

    /** What waits for the reader first, then what waits for the patient, then the newest. */
    public List<SentRow> of(Case one) {
        return tasks(one).stream()
                .sorted(Comparator.comparing((Task task) -> !state(task).equals("answered"))
                        .thenComparing(task -> !isOpen(task))
                        .thenComparing(Tasks::changed, Comparator.reverseOrder()))
                .map(this::row)
                .toList();
    }

    /** The Tasks of the case that ask for a questionnaire. */
    public static List<Task> tasks(Case one) {
        return one.tasks(HubCodes.TASK_QUESTIONNAIRE);
    }

    /** {@code QuestionnaireResponse/…} that ended it; empty if it waits. */
    public static Optional<String> answer(Task task) {
        return task.getOutput().stream()
                .map(Task.TaskOutputComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(value -> ((Reference) value).getReference())
                .filter(reference -> reference != null && reference.startsWith("QuestionnaireResponse/"))
                .findFirst();
    }

    /** Who asked in person. */
    public static Optional<Reference> sender(Task task) {
        return Tasks.values(task, "requested-by").stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .findFirst();
    }

    private SentRow row(Task task) {
        String state = state(task);
        Optional<Questionnaire> questionnaire = found.all(Questionnaire.class).stream()
                .filter(one -> Asked.canonical(task).equals(one.getUrl()))
                .findFirst();
        String title = questionnaire
                .map(one -> Questions.title(one, texts.language().code()))
                .filter(words -> !words.isEmpty())
                .orElseGet(() -> Objects.requireNonNullElse(task.getDescription(), ""));
        return new SentRow(
                task.getIdElement().getIdPart(),
                title,
                state,
                texts.of("sent.state." + state),
                when(task, state),
                sender(task).map(found::nameOf).orElse(""),
                own.test(Objects.requireNonNullElse(task.getRequester().getReference(), "")),
                questionnaire.flatMap(one -> lines(task, one)).orElse(List.of()));
    }

    private Optional<List<AnswerLine>> lines(Task task, Questionnaire questionnaire) {
        return answer(task)
                .flatMap(reference -> found.find(QuestionnaireResponse.class, reference))
                .map(response -> AnswerLine.of(new QuestionForm(
                        Questions.of(questionnaire, texts.language().code()), Answers.of(response), texts)));
    }

    private String state(Task task) {
        if (task.getStatus() == Task.TaskStatus.COMPLETED) {
            return Tasks.values(task, "acknowledged-by").isEmpty() ? "answered" : "noted";
        }
        if (!isOpen(task)) {
            return "taken-back";
        }
        return Tasks.deadline(task).filter(now::isAfter).isPresent() ? "late" : "waiting";
    }

    private String when(Task task, String state) {
        return switch (state) {
            case "waiting", "late" ->
                Tasks.deadline(task)
                        .map(due ->
                                texts.say(Phrase.of("sent.until", texts.times().due(due))))
                        .orElseGet(() -> texts.say(Phrase.of("sent.since", sent(task))));
            default -> texts.times().moment(Tasks.changed(task));
        };
    }

    private static Instant sent(Task task) {
        return task.hasAuthoredOn() ? task.getAuthoredOn().toInstant() : Instant.EPOCH;
    }

    private static boolean isOpen(Task task) {
        return task.getStatus() == Task.TaskStatus.REQUESTED;
    }
}
