package de.medicalhub.fhir.numbers.control;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** Moments and codes of a Task (docs/fhir-model.md). */
final class TaskTimes {
    private TaskTimes() {}

    static boolean is(Task task, String code) {
        return has(task.getCode(), HubCodes.TASK_CODE, code);
    }

    static boolean stands(Task task, String businessStatus) {
        return has(task.getBusinessStatus(), HubCodes.BUSINESS_STATUS, businessStatus);
    }

    static Optional<Instant> asked(Task task) {
        return Optional.ofNullable(task.getAuthoredOn()).map(Date::toInstant);
    }

    static Optional<Instant> changed(Task task) {
        return Optional.ofNullable(task.getLastModified()).map(Date::toInstant);
    }

    static Optional<Instant> input(Task task, String name) {
        return task.getInput().stream()
                .filter(input -> has(input.getType(), HubCodes.TASK_PARAMETER, name))
                .flatMap(input -> moment(input.getValue()).stream())
                .findFirst();
    }

    static Optional<Instant> output(Task task, String name) {
        return task.getOutput().stream()
                .filter(output -> has(output.getType(), HubCodes.TASK_PARAMETER, name))
                .flatMap(output -> moment(output.getValue()).stream())
                .findFirst();
    }

    private static Optional<Instant> moment(Type value) {
        return value instanceof DateTimeType time && time.hasValue()
                ? Optional.of(time.getValue().toInstant())
                : Optional.empty();
    }

    private static boolean has(CodeableConcept concept, String system, String code) {
        return concept.getCoding().stream()
                .anyMatch(coding -> system.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }
}
