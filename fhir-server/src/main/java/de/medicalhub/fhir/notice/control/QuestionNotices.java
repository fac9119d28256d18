package de.medicalhub.fhir.notice.control;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Questions before the award, and questionnaires: each is told once, by its own id (N9). */
final class QuestionNotices {
    private static final Set<TaskStatus> OPEN = Set.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED);

    private QuestionNotices() {}

    /** What a referral Task asks and replies, as long as the service can still answer. */
    static Stream<Notice> ofReferral(Task task) {
        if (!OPEN.contains(task.getStatus())) {
            return Stream.empty();
        }
        Set<String> replied = ids(task, "reply").collect(Collectors.toSet());
        Stream<Notice> questions = ids(task, "question")
                .filter(id -> !replied.contains(id))
                .flatMap(id -> NoticeRules.notice(
                                task, NoticeKind.QUESTION_ASKED, task.getOwner(), List.of(task.getRequester()))
                        .map(notice -> notice.keyed("@" + id)));
        Stream<Notice> replies = replied.stream()
                .flatMap(id -> NoticeRules.notice(
                                task, NoticeKind.QUESTION_REPLIED, task.getRequester(), List.of(task.getOwner()))
                        .map(notice -> notice.keyed("@" + id)));
        return Stream.concat(questions, replies);
    }

    private static Stream<String> ids(Task task, String kind) {
        return task.getInput().stream()
                .filter(input -> input.getType().getCoding().stream()
                        .anyMatch(coding ->
                                HubCodes.TASK_PARAMETER.equals(coding.getSystem()) && kind.equals(coding.getCode())))
                .map(input -> Objects.requireNonNullElse(input.getId(), ""))
                .filter(id -> id.startsWith(kind + "-"))
                .map(id -> id.substring(kind.length() + 1));
    }

    /** A questionnaire waits, or was answered. */
    static Stream<Notice> ofQuestionnaire(Task task) {
        if (task.getStatus() == TaskStatus.REQUESTED) {
            return NoticeRules.notice(
                    task, NoticeKind.QUESTIONNAIRE_REQUESTED, task.getRequester(), List.of(task.getFor()));
        }
        return task.getStatus() == TaskStatus.COMPLETED
                ? NoticeRules.notice(
                        task, NoticeKind.QUESTIONNAIRE_ANSWERED, task.getFor(), List.of(task.getRequester()))
                : Stream.empty();
    }

    /** A questionnaire that waits and whose time is over between the two (N6). */
    static Stream<Notice> reminding(Task task, Instant from, Instant to) {
        if (!task.getRestriction().getPeriod().hasEnd()) {
            return Stream.empty();
        }
        Instant due = task.getRestriction().getPeriod().getEnd().toInstant();
        return due.isBefore(from) || due.isAfter(to)
                ? Stream.empty()
                : NoticeRules.notice(task, NoticeKind.QUESTIONNAIRE_NEAR, task.getRequester(), List.of(task.getFor()))
                        .map(notice -> notice.keyed("@" + due.getEpochSecond()));
    }
}
