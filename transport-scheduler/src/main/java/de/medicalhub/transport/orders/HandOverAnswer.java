package de.medicalhub.transport.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That medicines were handed over, with the proof.
 *
 * @param caseId null if the order named none
 * @param signature PNG, base64
 * @param supplier reference to the pharmacy for which it was driven; null if the order named none
 * @param relation who received it, in German; null if the driver did not say
 * @param identity which document showed it, in German; null if the driver did not say
 * @param second who signed besides; null if nobody had to
 */
public record HandOverAnswer(
        String taskId,
        @Nullable String caseId,
        String patient,
        String place,
        String receiver,
        String driver,
        Instant at,
        String signature,
        @Nullable String supplier,
        @Nullable String relation,
        @Nullable String identity,
        @Nullable Second second) {
    /** A second person's name and signature (PNG, base64). */
    public record Second(String name, String signature) {}
}
