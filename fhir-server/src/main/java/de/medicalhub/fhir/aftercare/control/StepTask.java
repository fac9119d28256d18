package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** A care task moves on: one of its two sides takes a step (rule 3 of the feature). */
@Component
public class StepTask {
    private static final Set<String> STEPS = Set.of("acknowledge", "complete", "decline", "take-back", "note");
    private static final Set<String> WITH_WORDS = Set.of("decline", "note");
    private static final Set<Task.TaskStatus> OPEN = EnumSet.of(Task.TaskStatus.REQUESTED, Task.TaskStatus.ACCEPTED);

    private final AftercareRecords records;
    private final Clock clock;

    StepTask(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param reference {@code Task/…}
     * @throws Refusal with every fault; then nothing was changed
     */
    public void step(String reference, Parameters parameters, Actor actor) {
        Task task = records.find(Task.class, reference)
                .filter(one -> isCareTask(one) || AskedQuestionnaire.is(one))
                .filter(actor.reads())
                .orElseThrow(Refusal::notFound);
        ParameterReader reader = new ParameterReader(parameters);
        String step = reader.code("step", true, STEPS).orElse("");
        Optional<String> words = WITH_WORDS.contains(step) ? reader.requiredText("note") : reader.text("note");
        reader.requireNoFaults();
        if (AskedQuestionnaire.is(task)) {
            checkQuestionnaire(task, step, actor);
        } else {
            check(task, step, actor);
        }
        move(task, step, words, actor);
        Changes changes = new Changes();
        changes.replace(task);
        changes.storeIn(records);
    }

    private static void check(Task task, String step, Actor actor) {
        boolean owner = actor.organisations().contains(LocalReference.of(task.getOwner()));
        boolean requester = actor.organisations().contains(LocalReference.of(task.getRequester()));
        boolean own = switch (step) {
            case "note" -> owner || requester;
            case "take-back" -> requester;
            default -> owner;
        };
        if (!own) {
            throw new Refusal(ProblemKind.RULE, List.of(new Fault("step", "not-your-step")));
        }
        if (!OPEN.contains(task.getStatus())) {
            throw new Refusal(ProblemKind.CONFLICT, "task-ended");
        }
        if (step.equals("acknowledge") && task.getStatus() == Task.TaskStatus.ACCEPTED) {
            throw new Refusal(ProblemKind.CONFLICT, "already-acknowledged");
        }
    }

    /** Who asked takes the question back while it waits, or takes note of the answer. */
    private static void checkQuestionnaire(Task task, String step, Actor actor) {
        boolean requester = actor.organisations().contains(LocalReference.of(task.getRequester()));
        if (!requester || !(step.equals("take-back") || step.equals("acknowledge"))) {
            throw new Refusal(ProblemKind.RULE, List.of(new Fault("step", "not-your-step")));
        }
        boolean waits = task.getStatus() == Task.TaskStatus.REQUESTED;
        if (step.equals("take-back") && !waits) {
            throw new Refusal(ProblemKind.CONFLICT, "task-ended");
        }
        if (step.equals("acknowledge") && task.getStatus() != Task.TaskStatus.COMPLETED) {
            throw new Refusal(ProblemKind.CONFLICT, waits ? "not-answered" : "task-ended");
        }
        if (step.equals("acknowledge") && hasOutput(task, "acknowledged-by")) {
            throw new Refusal(ProblemKind.CONFLICT, "already-acknowledged");
        }
    }

    private static boolean hasOutput(Task task, String name) {
        return task.getOutput().stream()
                .flatMap(output -> output.getType().getCoding().stream())
                .anyMatch(
                        coding -> HubCodes.TASK_PARAMETER.equals(coding.getSystem()) && name.equals(coding.getCode()));
    }

    private void move(Task task, String step, Optional<String> words, Actor actor) {
        Date now = Date.from(clock.instant());
        task.setLastModified(now);
        words.ifPresent(text -> task.addNote().setText(text).setTime(now).setAuthor(new Reference(actor.person())));
        switch (step) {
            case "acknowledge" -> {
                acknowledge(task, now, actor);
                if (!AskedQuestionnaire.is(task)) {
                    task.setStatus(Task.TaskStatus.ACCEPTED);
                }
            }
            case "complete" -> {
                if (task.getStatus() == Task.TaskStatus.REQUESTED) {
                    acknowledge(task, now, actor);
                }
                task.setStatus(Task.TaskStatus.COMPLETED);
                output(task, "completed-by", new Reference(actor.person()));
            }
            case "decline" -> {
                task.setStatus(Task.TaskStatus.REJECTED);
                task.getStatusReason().setText(words.orElseThrow());
                output(task, "completed-by", new Reference(actor.person()));
            }
            case "take-back" -> {
                task.setStatus(Task.TaskStatus.CANCELLED);
                words.ifPresent(task.getStatusReason()::setText);
            }
            default -> {
                // A note alone changes nothing else.
            }
        }
    }

    private static void acknowledge(Task task, Date now, Actor actor) {
        output(task, "acknowledged-by", new Reference(actor.person()));
        output(task, "acknowledged-at", new DateTimeType(now));
    }

    private static void output(Task task, String name, Type value) {
        task.addOutput()
                .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, name))
                .setValue(value);
    }

    private static boolean isCareTask(Task task) {
        return task.getCode().getCoding().stream()
                .anyMatch(coding ->
                        HubCodes.TASK_CODE.equals(coding.getSystem()) && HubCodes.TASK_CARE.equals(coding.getCode()));
    }
}
