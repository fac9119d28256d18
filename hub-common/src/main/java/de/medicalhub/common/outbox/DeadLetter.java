package de.medicalhub.common.outbox;

import java.time.Instant;

/**
 * An answer that was given up and waits for somebody to look at it; it shows no payload.
 *
 * @param fault the last failure in one line, without patient data
 */
public record DeadLetter(long id, String topic, String aggregate, int attempts, Instant deadAt, String fault) {}
