package de.medicalhub.transport.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as other features see it.
 *
 * @param place of the drop-off, in words
 * @param nextSteps that the driver may take now
 */
public record JobView(
        String id,
        String jobKind,
        JobState state,
        String name,
        Optional<UUID> caseId,
        String patient,
        String place,
        List<Step> nextSteps) {}
