package de.medicalhub.portal.cases;

import java.time.Duration;
import java.time.Instant;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Whether a patient has come home; pure. */
public final class Homecoming {
    /** A ride that nobody has reported as ended does not keep somebody in hospital for ever. */
    private static final Duration AT_THE_LATEST = Duration.ofDays(1);

    private Homecoming() {}

    /** After the ride home; without one, and where its end was not reported for a day, after the planned discharge. */
    public static boolean isOver(Case found, Instant now) {
        if (found.hasEnded()) {
            return true;
        }
        boolean driven = found.task(Tasks.RIDE)
                .filter(ride -> ride.getStatus() == TaskStatus.COMPLETED)
                .isPresent();
        boolean awaited =
                found.task(Tasks.RIDE).filter(ride -> !Tasks.hasStopped(ride)).isPresent();
        return driven
                || found.plannedDischarge()
                        .map(planned -> awaited ? planned.plus(AT_THE_LATEST) : planned)
                        .filter(now::isBefore)
                        .isEmpty();
    }
}
