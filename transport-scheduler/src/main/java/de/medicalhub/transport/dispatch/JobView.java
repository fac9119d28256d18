package de.medicalhub.transport.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as other features see it.
 *
 * @param place of the drop-off, in words
 * @param nextSteps that the driver may take now
 * @param carrier reference to the organisation that drives
 * @param supplier reference to the pharmacy of a delivery; empty if the order names none
 * @param boardingCode that the patient of a ride says
 * @param cold whether medicines must be kept cold
 */
public record JobView(
        String id,
        String jobKind,
        JobState state,
        String name,
        Optional<UUID> caseId,
        String patient,
        String place,
        List<Step> nextSteps,
        String carrier,
        LocalDate day,
        String supplier,
        boolean cold,
        boolean narcotic,
        Optional<BoardingCode> boardingCode) {
    /** The same as it stood in that state: an earlier attempt. */
    public JobView in(JobState earlier) {
        return new JobView(
                id,
                jobKind,
                earlier,
                name,
                caseId,
                patient,
                place,
                List.of(),
                carrier,
                day,
                supplier,
                cold,
                narcotic,
                boardingCode);
    }
}
