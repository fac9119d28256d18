package de.medicalhub.portal.work.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.NextStep;
import de.medicalhub.portal.cases.NextSteps;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.messages.Conversation;
import de.medicalhub.portal.messages.Reader;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.tasks.CareTask;
import de.medicalhub.portal.tasks.CareTasks;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import de.medicalhub.portal.work.entity.Todo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Task;

/** Gathers what waits for one side and puts it in order (J1, J2); pure. */
public final class TodoList {
    private static final Duration SOON = Duration.ofHours(4);
    private static final int LATE = 0;
    private static final int PRESSING = 1;
    private static final int NORMAL = 2;

    private final Texts texts;
    private final Clock clock;
    private final Predicate<String> own;
    private final Reader reader;
    private final Resources found;

    /**
     * @param own says of an organisation's reference whether the reader works there
     * @param found Communications and Flags of the cases, and the names in them
     */
    public TodoList(Texts texts, Clock clock, Predicate<String> own, Reader reader, Resources found) {
        this.texts = texts;
        this.clock = clock;
        this.own = own;
        this.reader = reader;
        this.found = found;
    }

    public List<Todo> of(List<Case> cases) {
        Stream<Todo> tasks = new CareTasks(texts, clock, own)
                .of(cases, found).stream().filter(CareTask::open).flatMap(task -> task(task).stream());
        Stream<Todo> others = cases.stream()
                .filter(one -> !one.hasEnded())
                .flatMap(one -> Stream.of(flags(one), messages(one), answers(one), newCase(one), step(one))
                        .flatMap(todos -> todos));
        return Stream.concat(tasks, others)
                .sorted(Comparator.comparing(Todo::rank).thenComparing(Todo::sortKey))
                .toList();
    }

    private Optional<Todo> task(CareTask task) {
        if (!task.mine() && !(task.given() && task.late())) {
            return Optional.empty();
        }
        String kind = task.mine() ? "task" : "task-given";
        int rank = task.late() ? LATE : task.urgent() || task.tone().equals("due") ? PRESSING : NORMAL;
        String detail = task.mine()
                ? texts.say(Phrase.of("todo.from", task.from()))
                : texts.say(Phrase.of("todo.waits-for", task.to()));
        return Optional.of(new Todo(
                kind,
                task.caseId(),
                task.patient(),
                task.text(),
                detail,
                task.dueWords(),
                task.tone(),
                "/care-task?task=" + task.id(),
                texts.of(task.isWaiting() ? "todo.action.acknowledge" : "todo.action." + kind),
                rank,
                task.due()));
    }

    private Stream<Todo> flags(Case one) {
        return found.all(Flag.class).stream()
                .filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE)
                .filter(flag -> isOf(one, CaseId.find(flag)))
                .map(flag -> new Todo(
                        "flag",
                        one.id().toString(),
                        one.patientName(),
                        texts.say(Phrase.of("todo.flag", sign(flag))),
                        "",
                        since(flag),
                        "late",
                        "/patient?case=" + one.id() + "#values",
                        texts.of("todo.action.flag"),
                        PRESSING,
                        flag.getPeriod().hasStart()
                                ? flag.getPeriod().getStart().toInstant()
                                : Instant.EPOCH));
    }

    private String sign(Flag flag) {
        return flag.getCode().getCoding().stream()
                .filter(coding -> VitalSign.LOINC.equals(coding.getSystem()) && coding.hasCode())
                .flatMap(coding -> VitalSign.find(coding.getCode()).stream())
                .map(sign -> texts.of("vital." + sign.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("");
    }

    private String since(Flag flag) {
        return flag.getPeriod().hasStart()
                ? texts.say(Phrase.of("todo.since", flag.getPeriod().getStart().toInstant()))
                : "";
    }

    private Stream<Todo> messages(Case one) {
        List<Communication> unread = Conversation.of(one.id(), found, reader).unread();
        if (unread.isEmpty()) {
            return Stream.empty();
        }
        Communication oldest = unread.get(0);
        return Stream.of(new Todo(
                "message",
                one.id().toString(),
                one.patientName(),
                texts.say(Phrase.of("todo.messages", unread.size())),
                texts.say(Phrase.of(
                        "todo.from", found.nameOf(unread.get(unread.size() - 1).getSender()))),
                texts.say(Phrase.of("todo.since", Conversation.sent(oldest))),
                "info",
                "/messages?case=" + one.id(),
                texts.of("todo.action.message"),
                NORMAL,
                Conversation.sent(oldest)));
    }

    /** Questionnaires of the own side that were answered, or not in time. */
    private Stream<Todo> answers(Case one) {
        return one.tasks(HubCodes.TASK_QUESTIONNAIRE).stream()
                .filter(task ->
                        own.test(Objects.requireNonNullElse(task.getRequester().getReference(), "")))
                .flatMap(task -> {
                    boolean answered = task.getStatus() == Task.TaskStatus.COMPLETED
                            && Tasks.values(task, "acknowledged-by").isEmpty();
                    boolean late = task.getStatus() == Task.TaskStatus.REQUESTED
                            && Tasks.deadline(task)
                                    .filter(clock.instant()::isAfter)
                                    .isPresent();
                    return answered || late ? Stream.of(answer(one, task, answered)) : Stream.empty();
                });
    }

    private Todo answer(Case one, Task task, boolean answered) {
        String kind = answered ? "answers" : "answers-missing";
        Instant since = answered ? Tasks.changed(task) : Tasks.deadline(task).orElse(Instant.EPOCH);
        return new Todo(
                kind,
                one.id().toString(),
                one.patientName(),
                texts.say(Phrase.of("todo." + kind, Objects.requireNonNullElse(task.getDescription(), ""))),
                "",
                texts.say(Phrase.of("todo.since", since)),
                answered ? "info" : "late",
                "/questionnaires?case=" + one.id(),
                texts.of("todo.action." + kind),
                answered ? NORMAL : LATE,
                since);
    }

    private Stream<Todo> newCase(Case one) {
        boolean practice = one.organisation("gp").filter(own).isPresent();
        if (!practice || Conversation.of(one.id(), found, reader).isNoted()) {
            return Stream.empty();
        }
        return Stream.of(new Todo(
                "new-case",
                one.id().toString(),
                one.patientName(),
                texts.of("todo.new-case"),
                "",
                one.plannedDischarge()
                        .map(leaves -> texts.say(
                                Phrase.of("cases.leaves", texts.times().moment(leaves))))
                        .orElse(""),
                "info",
                "/case?id=" + one.id(),
                texts.of("todo.action.new-case"),
                NORMAL,
                one.plannedDischarge().orElse(Instant.MAX)));
    }

    private Stream<Todo> step(Case one) {
        NextStep step = NextSteps.of(one, own, clock.instant());
        boolean mine = step.ball().flatMap(one::organisation).filter(own).isPresent();
        Instant due = step.due().orElse(Instant.MAX);
        boolean near = due.isBefore(clock.instant().plus(SOON));
        if (!mine) {
            return Stream.empty();
        }
        boolean late = due.isBefore(clock.instant());
        return Stream.of(new Todo(
                "step",
                one.id().toString(),
                one.patientName(),
                texts.say(step.what()),
                "",
                step.due().map(texts.times()::due).orElse(""),
                late || step.stopped() ? "late" : near ? "due" : "info",
                "/case?id=" + one.id(),
                texts.of("todo.action.step"),
                late || step.stopped() ? LATE : near ? PRESSING : NORMAL,
                due));
    }

    private static boolean isOf(Case one, Optional<String> caseId) {
        return caseId.filter(one.id().toString()::equals).isPresent();
    }
}
