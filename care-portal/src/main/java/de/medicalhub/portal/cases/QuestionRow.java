package de.medicalhub.portal.cases;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Task;

/**
 * A question that a nursing service asked before the award, with its reply.
 *
 * @param id for {@code Task/$reply}
 * @param reply empty while it waits for one
 */
public record QuestionRow(String id, String text, String reply) {
    private static final String QUESTION = "question";
    private static final String REPLY = "reply";

    /** So the server marks what another service has asked and all were told. */
    private static final String PASSED_ON = "all-";

    /** All of a referral Task, in the order in which they were asked. */
    public static List<QuestionRow> of(Task task) {
        return inputs(task, QUESTION)
                .map(input -> {
                    String id = Objects.requireNonNullElse(input.getId(), "").replaceFirst("^" + QUESTION + "-", "");
                    return new QuestionRow(id, text(input).orElse(""), reply(task, id));
                })
                .toList();
    }

    private static String reply(Task task, String id) {
        return inputs(task, REPLY)
                .filter(input -> (REPLY + "-" + id).equals(input.getId()))
                .flatMap(input -> text(input).stream())
                .findFirst()
                .orElse("");
    }

    private static java.util.stream.Stream<Task.ParameterComponent> inputs(Task task, String kind) {
        return task.getInput().stream()
                .filter(input -> kind.equals(input.getType().getCodingFirstRep().getCode()));
    }

    private static Optional<String> text(Task.ParameterComponent input) {
        return input.getValue() instanceof Annotation note ? Optional.ofNullable(note.getText()) : Optional.empty();
    }

    /** Whether another service has asked it, and this one was told with the reply. */
    public boolean isPassedOn() {
        return id.startsWith(PASSED_ON);
    }

    public boolean isOpen() {
        return reply.isEmpty();
    }
}
