package de.medicalhub.transport.dispatch;

import java.time.Instant;

/**
 * A legal break that is still to be taken (rule 20).
 *
 * @param from when it may begin at the earliest
 * @param until when it has to begin at the latest
 * @param minutes how long it has to last at least
 */
public record DueBreak(Instant from, Instant until, long minutes) {}
