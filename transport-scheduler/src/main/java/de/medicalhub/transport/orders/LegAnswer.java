package de.medicalhub.transport.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the leg Task is to say from now on.
 *
 * @param status Task.status: received, accepted, in-progress, completed, failed
 * @param businessStatus the step in the words of the field
 * @param assignment who drives when; none while the job is unplanned
 * @param reason why it is unplanned, in German; none otherwise
 * @param at when it came to be so: the driver's tap or the change of the plan, by the hub's clock; an answer that was left
 *     by an older version says none
 * @param receiver to whom it was handed over; none before
 * @param boardingCode what the patient says at boarding; none of a delivery
 * @param heldSince since when a pharmacist's decision on warm medicine is waited for; none otherwise
 * @param takenBack the businessStatus with which the leg had ended by our own mistake; none otherwise
 * @param reasonInEnglish the reason in English; none without one, or if an older version left the answer
 */
public record LegAnswer(
        String taskId,
        String status,
        String businessStatus,
        @Nullable Assignment assignment,
        @Nullable String reason,
        @Nullable Instant at,
        @Nullable String receiver,
        @Nullable String takenBack,
        @Nullable String boardingCode,
        @Nullable Instant heldSince,
        @Nullable String reasonInEnglish) {
    /**
     * Who drives when.
     *
     * @param driver reference, such as {@code Practitioner/driver-1}
     * @param estimated whether the times are estimates by air distance and not those of roads; an answer that was left by an
     *     older version says nothing, which is no
     */
    public record Assignment(
            Instant plannedPickup, Instant plannedDropOff, String vehicle, String driver, boolean estimated) {}
}
