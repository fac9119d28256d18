package de.medicalhub.transport.orders.gateway;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.orders.LegAnswer.Assignment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Writes an answer into the leg Task and the driver's child Task (docs/fhir-model.md, "Transport's answers"). */
final class LegAnswerTasks {
    private static final Set<Task.TaskStatus> ENDED = Set.of(
            Task.TaskStatus.COMPLETED,
            Task.TaskStatus.CANCELLED,
            Task.TaskStatus.FAILED,
            Task.TaskStatus.REJECTED,
            Task.TaskStatus.ENTEREDINERROR);
    private static final String DRIVER = "driver-";
    private static final int LONGEST_ID = 64;
    private static final String PLANNED_PICKUP = "planned-pickup";
    private static final String PLANNED_DROP_OFF = "planned-drop-off";
    private static final String VEHICLE = "vehicle";
    private static final String ESTIMATED = "times-estimated";
    private static final String RECEIVER = "receiver";
    private static final String BOARDING_CODE = "boarding-code";
    private static final String HELD_SINCE = "held-since";
    private static final List<String> OUTPUTS =
            List.of(PLANNED_PICKUP, PLANNED_DROP_OFF, VEHICLE, ESTIMATED, RECEIVER, BOARDING_CODE, HELD_SINCE);
    private static final String MOVED_FROM = "moved-from";
    private static final String MOVED_TO = "moved-to";
    private static final String MOVES = "moves";
    /** What was told last, while the plan says something else by less than ten minutes. */
    private static final String TOLD = "told";

    private static final Duration WORTH_A_NOTICE = Duration.ofMinutes(10);

    private LegAnswerTasks() {}

    static boolean isEnded(Task task) {
        return ENDED.contains(task.getStatus());
    }

    /** Legs of standing orders have names that leave no room for a word before them (FHIR R4, datatype id: 64 characters). */
    static String childId(String legId) {
        String id = DRIVER + legId;
        return id.length() <= LONGEST_ID ? id : DRIVER + UUID.nameUUIDFromBytes(legId.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is written of an answer. An end that the driver takes back is no end. A leg that others have ended keeps its end, and its driver's part ends with it; one that
     * ended by this very answer, which is sent again, is left as it is.
     *
     * @param child the driver's part as it stands
     */
    static List<Task> written(Task leg, Optional<Task> child, LegAnswer answer) {
        boolean ended = isEnded(leg) && !isTakenBack(leg, answer);
        boolean endedByOthers = ended && !answer.status().equals(leg.getStatus().toCode());
        List<Task> written = new ArrayList<>();
        if (!ended) {
            written.add(withOwn(apply(leg, answer), answer));
        }
        if (answer.assignment() != null && !endedByOthers) {
            written.add(child(leg, answer, child));
        } else {
            child.filter(open -> !isEnded(open))
                    .map(open -> cancelled(open, answer))
                    .ifPresent(written::add);
        }
        return written;
    }

    /** Whether the leg stands as we ended it by mistake; what others ended meanwhile stays ended. */
    private static boolean isTakenBack(Task leg, LegAnswer answer) {
        String end = answer.takenBack();
        return end != null
                && leg.getStatus() != Task.TaskStatus.CANCELLED
                && leg.getBusinessStatus().hasCoding(HubCodes.BUSINESS_STATUS, end);
    }

    /** In German, with its English beside it. */
    private static @Nullable CodeableConcept reason(LegAnswer answer) {
        if (answer.reason() == null) {
            return null;
        }
        CodeableConcept reason = new CodeableConcept().setText(answer.reason());
        if (answer.reasonInEnglish() != null) {
            Extension translation = new Extension(HubCodes.TRANSLATION);
            translation.addExtension("lang", new CodeType("en"));
            translation.addExtension("content", new StringType(answer.reasonInEnglish()));
            reason.getTextElement().addExtension(translation);
        }
        return reason;
    }

    static Task apply(Task task, LegAnswer answer) {
        task.setStatus(Task.TaskStatus.fromCode(answer.status()));
        task.setBusinessStatus(concept(HubCodes.BUSINESS_STATUS, answer.businessStatus()));
        task.setStatusReason(reason(answer));
        markMoved(task, answer.assignment());
        task.getOutput()
                .removeIf(output ->
                        OUTPUTS.stream().anyMatch(name -> output.getType().hasCoding(HubCodes.TASK_PARAMETER, name)));
        Assignment assignment = answer.assignment();
        if (assignment != null) {
            output(task, PLANNED_PICKUP, dateTime(assignment.plannedPickup()));
            output(task, PLANNED_DROP_OFF, dateTime(assignment.plannedDropOff()));
            output(task, VEHICLE, new StringType(assignment.vehicle()));
            if (assignment.estimated()) {
                output(task, ESTIMATED, new BooleanType(true));
            }
        }
        if (answer.receiver() != null) {
            output(task, RECEIVER, new StringType(answer.receiver()));
        }
        return changed(task, answer);
    }

    /** Patient and ward read the code on the leg; the driver, who is to be told it, reads the own part only. What is held is the pharmacy's. */
    private static Task withOwn(Task leg, LegAnswer answer) {
        String code = answer.boardingCode();
        if (code != null) {
            output(leg, BOARDING_CODE, new StringType(code));
        }
        Instant held = answer.heldSince();
        if (held != null) {
            output(leg, HELD_SINCE, dateTime(held));
        }
        return leg;
    }

    /**
     * Those who were told a time are told another one, once it is ten minutes or more from what they were told last (rule 12).
     * The same answer again changes nothing. Who waits for medicine waits for the drop-off.
     */
    private static void markMoved(Task task, @Nullable Assignment assignment) {
        boolean delivery = task.getCode().hasCoding(HubCodes.TASK_CODE, HubCodes.TASK_DELIVERY_LEG);
        Optional<Instant> told = time(task, TOLD).or(() -> time(task, delivery ? PLANNED_DROP_OFF : PLANNED_PICKUP));
        drop(task, TOLD);
        if (assignment == null || told.isEmpty()) {
            return;
        }
        Instant now = delivery ? assignment.plannedDropOff() : assignment.plannedPickup();
        if (Duration.between(told.get(), now).abs().compareTo(WORTH_A_NOTICE) >= 0) {
            int count = moves(task) + 1;
            List.of(MOVED_FROM, MOVED_TO, MOVES).forEach(name -> drop(task, name));
            output(task, MOVED_FROM, dateTime(told.get()));
            output(task, MOVED_TO, dateTime(now));
            output(task, MOVES, new IntegerType(count));
        } else if (!told.get().equals(now)) {
            output(task, TOLD, dateTime(told.get()));
        }
    }

    private static void drop(Task task, String name) {
        task.getOutput().removeIf(output -> output.getType().hasCoding(HubCodes.TASK_PARAMETER, name));
    }

    private static Optional<Instant> time(Task task, String name) {
        return outputs(task, name)
                .filter(DateTimeType.class::isInstance)
                .map(value -> ((DateTimeType) value).getValue().toInstant())
                .findFirst();
    }

    private static int moves(Task task) {
        return outputs(task, MOVES)
                .filter(IntegerType.class::isInstance)
                .map(value -> ((IntegerType) value).getValue())
                .findFirst()
                .orElse(0);
    }

    private static Stream<Type> outputs(Task task, String name) {
        return task.getOutput().stream()
                .filter(output -> output.getType().hasCoding(HubCodes.TASK_PARAMETER, name))
                .map(Task.TaskOutputComponent::getValue);
    }

    /** Readers see when something happened, not when it was written. */
    private static Task changed(Task task, LegAnswer answer) {
        Instant at = answer.at();
        return at == null ? task : task.setLastModified(Date.from(at));
    }

    static Task child(Task leg, LegAnswer answer, Optional<Task> existing) {
        Task child = existing.orElseGet(Task::new);
        if (!child.hasId()) {
            child.setId("Task/" + childId(answer.taskId()));
        }
        child.setIntent(Task.TaskIntent.ORDER);
        child.setCode(leg.getCode());
        child.setFocus(leg.getFocus());
        child.setFor(leg.getFor());
        child.setGroupIdentifier(leg.getGroupIdentifier());
        child.setRequester(leg.getOwner());
        child.setPartOf(List.of(new Reference("Task/" + answer.taskId())));
        child.setOwner(new Reference(Objects.requireNonNull(answer.assignment()).driver()));
        return apply(child, answer);
    }

    static Task cancelled(Task child, LegAnswer answer) {
        return changed(child.setStatus(Task.TaskStatus.CANCELLED), answer);
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    private static void output(Task task, String name, Type value) {
        task.addOutput().setType(concept(HubCodes.TASK_PARAMETER, name)).setValue(value);
    }

    private static DateTimeType dateTime(Instant instant) {
        DateTimeType value = new DateTimeType(Date.from(instant));
        value.setTimeZoneZulu(true);
        return value;
    }
}
