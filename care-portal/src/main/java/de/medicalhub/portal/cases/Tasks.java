package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** Reads the Tasks of the model: what they are, where they stand, what they carry. */
public final class Tasks {
    public static final String REFERRAL = "referral";
    public static final String RIDE = "transport-leg";
    public static final String DELIVERY = "delivery-leg";
    public static final String DISPENSE = "dispense";
    public static final String CARE = "care-task";

    private Tasks() {}

    /** Whether the Task is of that kind (code system task-code). */
    public static boolean is(Task task, String code) {
        return code(task.getCode(), HubCodes.TASK_CODE).filter(code::equals).isPresent();
    }

    /** The word of the field for where it stands, such as {@code awarded} or {@code on-board}. */
    public static Optional<String> businessStatus(Task task) {
        return code(task.getBusinessStatus(), HubCodes.BUSINESS_STATUS);
    }

    /** The code of that system in a concept. */
    public static Optional<String> code(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(coding -> Objects.requireNonNullElse(coding.getCode(), ""))
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    /** Values of the inputs and outputs of that name. */
    public static List<Type> values(Task task, String name) {
        return Stream.concat(
                        task.getInput().stream()
                                .filter(input -> named(input.getType(), name))
                                .map(Task.ParameterComponent::getValue),
                        task.getOutput().stream()
                                .filter(output -> named(output.getType(), name))
                                .map(Task.TaskOutputComponent::getValue))
                .toList();
    }

    /** The first text or code of that name; empty text if there is none. */
    public static String text(Task task, String name) {
        return values(task, name).stream()
                .findFirst()
                .map(value -> Objects.requireNonNullElse(value.primitiveValue(), ""))
                .orElse("");
    }

    /** All texts or codes of that name. */
    public static List<String> texts(Task task, String name) {
        return values(task, name).stream()
                .map(value -> Objects.requireNonNullElse(value.primitiveValue(), ""))
                .toList();
    }

    /** The first address of that name. */
    public static Optional<Address> address(Task task, String name) {
        return values(task, name).stream()
                .filter(Address.class::isInstance)
                .map(Address.class::cast)
                .findFirst();
    }

    /** The first time of that name. */
    public static Optional<Instant> time(Task task, String name) {
        return values(task, name).stream()
                .filter(BaseDateTimeType.class::isInstance)
                .map(value -> ((BaseDateTimeType) value).getValue().toInstant())
                .findFirst();
    }

    /** Whether nobody has said yet when the leg is to be driven: somebody has to call. */
    public static boolean waitsForCall(Task leg) {
        return businessStatus(leg).filter("waits-for-call"::equals).isPresent();
    }

    /** Whether the planned times of a leg are estimates by air distance, for want of roads. */
    public static boolean isEstimated(Task leg) {
        return !values(leg, "times-estimated").isEmpty();
    }

    /** When the Task was last written. */
    public static Instant changed(Task task) {
        if (task.hasLastModified()) {
            return task.getLastModified().toInstant();
        }
        return task.getMeta().hasLastUpdated() ? task.getMeta().getLastUpdated().toInstant() : Instant.EPOCH;
    }

    /** Until when an answer counts. */
    public static Optional<Instant> deadline(Task task) {
        return Optional.ofNullable(task.getRestriction().getPeriod().getEnd()).map(java.util.Date::toInstant);
    }

    /** Whether it waits for an answer and an answer would still count. */
    public static boolean mayBeAnswered(Task task, Instant now) {
        return isOpen(task) && deadline(task).filter(now::isAfter).isEmpty();
    }

    /** Whether it waits for an answer. */
    public static boolean isOpen(Task task) {
        return task.getStatus() == Task.TaskStatus.REQUESTED || task.getStatus() == Task.TaskStatus.RECEIVED;
    }

    /** Whether it ended without having been done. */
    public static boolean hasStopped(Task task) {
        return switch (task.getStatus()) {
            case CANCELLED, FAILED, REJECTED -> true;
            default -> false;
        };
    }

    /** Whether it was decided that what it is for is not needed, or the patient has declined. */
    public static boolean isAgainst(Task task) {
        return code(task.getStatusReason(), HubCodes.NEED_DECISION).isPresent();
    }

    /** Whether it ended because the patient took the consent back. */
    public static boolean isConsentWithdrawn(Task task) {
        return code(task.getStatusReason(), HubCodes.WITHDRAW_REASON)
                .filter("consent-withdrawn"::equals)
                .isPresent();
    }

    public static boolean isAwarded(Task task) {
        return businessStatus(task).filter("awarded"::equals).isPresent();
    }

    /** Until when the chosen service has to confirm that the discharge has moved; empty if there is nothing to confirm. */
    public static Optional<Instant> confirmBy(Task task) {
        return isAwarded(task) ? time(task, "confirm-by") : Optional.empty();
    }

    /** Whether it was accepted for another date and is asked again. */
    public static boolean isAskedAgain(Task task) {
        return isOpen(task)
                && businessStatus(task).filter(HubCodes.DATE_CHANGED::equals).isPresent();
    }

    private static boolean named(CodeableConcept type, String name) {
        return name.equals(type.getCodingFirstRep().getCode()) || name.equals(type.getText());
    }
}
