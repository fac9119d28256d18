package de.medicalhub.transport.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That medicines were handed over, with the proof.
 *
 * @param caseId null if the order named none
 * @param signature PNG, base64
 */
public record HandOverAnswer(
        String taskId,
        @Nullable String caseId,
        String patient,
        String place,
        String receiver,
        String driver,
        Instant at,
        String signature) {}
