package de.medicalhub.transport.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was driven with one order, as far as a bill needs it.
 *
 * @param plannedMetres of the direct way; empty if a place is not known
 * @param plannedEstimated whether that is estimated from the air distance for want of roads
 * @param drivenMetres as far as the phone shared where it was; empty if it did not
 * @param drivenGap whether a part of the way is missing in that
 * @param begun when the pickup was done
 * @param ended when the drop-off was done
 * @param earlier whether the delivery was sent once more afterwards: nobody signed for this attempt
 * @param persons who rode: the patient and a companion; 0 of a delivery
 */
public record DrivenLeg(
        JobView job,
        LocalDate date,
        String vehicle,
        String driverName,
        String from,
        Optional<Instant> plannedPickup,
        Optional<Instant> plannedDropOff,
        Optional<Instant> begun,
        Optional<Instant> ended,
        Optional<Long> plannedMetres,
        boolean plannedEstimated,
        Optional<Long> drivenMetres,
        boolean drivenGap,
        int persons,
        Optional<String> posture,
        List<String> needs,
        boolean earlier) {}
