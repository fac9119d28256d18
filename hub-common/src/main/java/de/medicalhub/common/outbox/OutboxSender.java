package de.medicalhub.common.outbox;

/** Carries an entry to its receiver; bears being called again with the same entry. */
@FunctionalInterface
public interface OutboxSender {
    /**
     * Returns only when the receiver has it.
     *
     * @throws UndeliverableException if no later attempt can work; the entry is dead at once
     * @throws RuntimeException (any other) if a later attempt may work
     */
    void send(OutboxEntry entry);
}
