package de.medicalhub.common.outbox;

/**
 * One answer on its way.
 *
 * @param id the same in every attempt; the receiver's means to tell a repetition
 * @param topic what kind of answer it is; the sender chooses its way by it
 * @param aggregate what the answer is about; entries of one aggregate keep their order
 * @param payload the answer, usually JSON
 * @param attempt 1 for the first
 */
public record OutboxEntry(long id, String topic, String aggregate, String payload, int attempt) {}
