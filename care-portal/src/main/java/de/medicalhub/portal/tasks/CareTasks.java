package de.medicalhub.portal.tasks;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Puts care tasks into words and order (A2, A4); pure. */
public final class CareTasks {
    private static final Duration SOON = Duration.ofHours(4);

    private final Texts texts;
    private final Clock clock;
    private final Predicate<String> own;

    /**
     * @param own says of an organisation's reference whether the reader works there
     */
    public CareTasks(Texts texts, Clock clock, Predicate<String> own) {
        this.texts = texts;
        this.clock = clock;
        this.own = own;
    }

    /** What finds all that these organisations were asked, or ask others, and that is not done. */
    public static List<String> openQueries(Collection<String> organisations) {
        return queries(organisations, "&status=requested,accepted&_count=200");
    }

    /** What finds what of that has ended last. */
    public static List<String> endedQueries(Collection<String> organisations) {
        return queries(organisations, "&status=completed,rejected,cancelled&_sort=-_lastUpdated&_count=25");
    }

    private static List<String> queries(Collection<String> organisations, String which) {
        String kind = "Task?code=" + HubCodes.TASK_CODE + "|" + HubCodes.TASK_CARE + which;
        String own = String.join(",", organisations);
        return List.of(kind + "&owner=" + own, kind + "&requester=" + own);
    }

    /** Those of the case, in the order in which they want to be done. */
    public List<CareTask> of(Case one, Resources names) {
        return of(List.of(one), names);
    }

    /** Those of several cases. */
    public List<CareTask> of(List<Case> cases, Resources names) {
        return cases.stream()
                .flatMap(one -> one.tasks(Tasks.CARE).stream().map(task -> of(task, one, names)))
                .sorted(Comparator.comparing((CareTask task) -> !task.open())
                        .thenComparing(task -> !task.late())
                        .thenComparing(task -> !(task.urgent() && task.open()))
                        .thenComparing(task -> task.open()
                                ? task.due().toEpochMilli()
                                : -task.due().toEpochMilli()))
                .toList();
    }

    /** Everybody whom the tasks name. */
    public static List<Reference> named(List<Case> cases) {
        List<Reference> named = new ArrayList<>();
        cases.stream().flatMap(one -> one.tasks(Tasks.CARE).stream()).forEach(task -> {
            named.add(task.getRequester());
            named.add(task.getOwner());
            task.getNote().forEach(note -> named.add(author(note.getAuthor())));
            List.of("requested-by", "acknowledged-by", "completed-by")
                    .forEach(name -> person(task, name).ifPresent(named::add));
        });
        return named;
    }

    private CareTask of(Task task, Case one, Resources names) {
        Instant due = Tasks.deadline(task).orElse(Instant.MAX);
        boolean open = task.getStatus() == Task.TaskStatus.REQUESTED || task.getStatus() == Task.TaskStatus.ACCEPTED;
        boolean late = open && due.isBefore(clock.instant());
        String state = task.getStatus().toCode();
        return new CareTask(
                task.getIdElement().getIdPart(),
                one.id().toString(),
                one.patientName(),
                Objects.requireNonNullElse(task.getDescription(), ""),
                task.getPriority() == Task.TaskPriority.URGENT,
                names.nameOf(task.getRequester()),
                names.nameOf(task.getOwner()),
                person(task, "requested-by").map(names::nameOf).orElse(""),
                person(task, "completed-by")
                        .or(() -> person(task, "acknowledged-by"))
                        .map(names::nameOf)
                        .orElse(""),
                state,
                texts.say(Phrase.code("task.state", state)),
                tone(state, open, late, due),
                due.equals(Instant.MAX)
                        ? ""
                        : open ? texts.times().due(due) : texts.times().moment(due),
                due,
                late,
                open,
                own.test(Objects.requireNonNullElse(task.getOwner().getReference(), "")),
                own.test(Objects.requireNonNullElse(task.getRequester().getReference(), "")),
                Tasks.code(task.getStatusReason(), HubCodes.WITHDRAW_REASON)
                        .map(code -> texts.say(Phrase.code("withdraw", code)))
                        .orElse(Objects.requireNonNullElse(
                                task.getStatusReason().getText(), "")),
                notes(task, names));
    }

    private String tone(String state, boolean open, boolean late, Instant due) {
        if (late || state.equals("rejected")) {
            return "late";
        }
        if (!open) {
            return "done";
        }
        return due.isBefore(clock.instant().plus(SOON)) ? "due" : "info";
    }

    private List<CareTask.Note> notes(Task task, Resources names) {
        return task.getNote().stream()
                .map(note -> new CareTask.Note(
                        names.nameOf(author(note.getAuthor())),
                        note.hasTime() ? texts.times().moment(note.getTime().toInstant()) : "",
                        note.getText()))
                .toList();
    }

    private static Reference author(org.hl7.fhir.r4.model.@org.jspecify.annotations.Nullable Type author) {
        return author instanceof Reference reference ? reference : new Reference();
    }

    private static Optional<Reference> person(Task task, String name) {
        return Tasks.values(task, name).stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .findFirst();
    }
}
