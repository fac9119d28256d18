package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Reminds services that have not answered: at half time, and an hour before the deadline (rule 17). Each reminder is a
 * mark on the Task (output reminded), which the service sees and messages are sent by; the Task's version lets two nodes
 * remind once. No Communication: it would tell the service that is awarded who else was asked.
 */
@Component
public class Remind {
    private static final String REMINDED = "reminded";
    private static final Duration LAST_CALL = Duration.ofHours(1);

    private final CaseRecords records;
    private final Clock clock;

    Remind(CaseRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * All who are due now.
     *
     * @return how many were reminded
     */
    public int remind() {
        Instant now = clock.instant();
        return (int) records.waitingReferrals().stream()
                .filter(task -> isDue(task, now))
                .filter(task -> wasFirst(task, now))
                .count();
    }

    private static boolean isDue(Task task, Instant now) {
        Date end = task.getRestriction().getPeriod().getEnd();
        if (end == null || !task.hasAuthoredOn() || !now.isBefore(end.toInstant())) {
            return false;
        }
        Instant deadline = end.toInstant();
        Instant asked = task.getAuthoredOn().toInstant();
        Instant half = asked.plus(Duration.between(asked, deadline).dividedBy(2));
        Optional<Instant> due = Stream.of(half, deadline.minus(LAST_CALL))
                .filter(at -> !at.isBefore(half) && !at.isAfter(now))
                .max(Instant::compareTo);
        return due.filter(at ->
                        last(task).filter(reminded -> !reminded.isBefore(at)).isEmpty())
                .isPresent();
    }

    private static Optional<Instant> last(Task task) {
        return task.getOutput().stream()
                .filter(output -> References.has(output.getType(), HubCodes.TASK_PARAMETER, REMINDED))
                .map(Task.TaskOutputComponent::getValue)
                .filter(BaseDateTimeType.class::isInstance)
                .map(value -> ((BaseDateTimeType) value).getValue().toInstant())
                .max(Instant::compareTo);
    }

    private boolean wasFirst(Task task, Instant now) {
        Outputs.replace(task, REMINDED, Inputs.moment(now));
        CaseBundle bundle = new CaseBundle();
        bundle.replace(task);
        try {
            records.store(bundle.toBundle());
            return true;
        } catch (HubException failure) {
            if (failure.kind() == ProblemKind.CONFLICT) {
                return false; // Another node was faster, or the service has just answered.
            }
            throw failure;
        }
    }
}
