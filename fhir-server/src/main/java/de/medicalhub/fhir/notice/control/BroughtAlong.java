package de.medicalhub.fhir.notice.control;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Tells what an import brings along of the past from what has happened here (N15); pure. */
final class BroughtAlong {
    /** Who ends something here says so when it ends; a hospital's system that was away for a night, the next day. */
    private static final Duration LATE = Duration.ofHours(24);

    private static final Set<TaskStatus> ENDED = EnumSet.of(
            TaskStatus.REJECTED,
            TaskStatus.CANCELLED,
            TaskStatus.COMPLETED,
            TaskStatus.FAILED,
            TaskStatus.ENTEREDINERROR);

    private static final Set<CarePlanStatus> CLOSED =
            EnumSet.of(CarePlanStatus.COMPLETED, CarePlanStatus.REVOKED, CarePlanStatus.ENTEREDINERROR);

    private BroughtAlong() {}

    /** Whether it had ended more than a day before it was stored for the first time. */
    static boolean is(Task task) {
        return ENDED.contains(task.getStatus()) && isOld(task, task.getLastModifiedElement());
    }

    /** The same of a case. */
    static boolean is(CarePlan plan) {
        return CLOSED.contains(plan.getStatus()) && isOld(plan, plan.getPeriod().getEndElement());
    }

    /** What was here before it ended has a version before: others may have a copy of it with an old date. */
    private static boolean isOld(DomainResource stored, DateTimeType ended) {
        if (!ended.hasValue()
                || !"1".equals(stored.getMeta().getVersionId())
                || !stored.getMeta().hasLastUpdated()) {
            return false;
        }
        Instant written = stored.getMeta().getLastUpdated().toInstant();
        return latest(ended).plus(LATE).isBefore(written);
    }

    /** A date without a time may mean any time until its end. */
    private static Instant latest(DateTimeType ended) {
        return switch (ended.getPrecision()) {
            case YEAR, MONTH, DAY ->
                ended.getPrecision().add(ended.getValue(), 1).toInstant();
            default -> ended.getValue().toInstant();
        };
    }
}
