package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.QuestionRow;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.AnswerRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The answers of the nursing services: who can come on top, then by name; pure. */
public final class AnswerRows {
    private AnswerRows() {}

    public static List<AnswerRow> of(Case found, Texts texts) {
        return found.tasks(Tasks.REFERRAL).stream()
                .map(task -> row(task, found, texts))
                .sorted(Comparator.comparing((AnswerRow row) -> !row.isAccepted())
                        .thenComparing(AnswerRow::name))
                .toList();
    }

    private static AnswerRow row(Task task, Case found, Texts texts) {
        String state = state(task);
        return new AnswerRow(
                task.getIdElement().getIdPart(),
                Objects.requireNonNullElse(task.getOwner().getReference(), ""),
                found.resources().nameOf(task.getOwner()),
                state,
                texts.say(Phrase.code("answer.state", state)),
                Stream.concat(
                                Tasks.code(task.getStatusReason(), HubCodes.DECLINE_REASON)
                                        .map(code -> texts.say(Phrase.code("decline", code)))
                                        .stream(),
                                Stream.concat(
                                        Tasks.isOpen(task)
                                                ? Tasks.time(task, "reminded").stream()
                                                        .map(at -> texts.say(Phrase.of("answers.reminded", at)))
                                                : Stream.empty(),
                                        task.getNote().stream().map(Annotation::getText)))
                        .collect(Collectors.joining(". ")),
                QuestionRow.of(task).stream().filter(row -> !row.isPassedOn()).toList());
    }

    private static String state(Task task) {
        if (task.getStatus() == TaskStatus.ACCEPTED) {
            return "accepted";
        }
        if (task.getStatus() == TaskStatus.REJECTED) {
            return "rejected";
        }
        return Tasks.isOpen(task) ? "open" : "ended";
    }
}
