package de.medicalhub.transport.orders.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where orders come from. */
public interface OrderSource {
    /**
     * Reads leg Tasks changed at or after an instant, the oldest first, in pages.
     *
     * @param since empty for all
     * @param unknown leaves out what need not be read in full
     * @param page gets each page in turn
     */
    void readChanged(Optional<Instant> since, Unknown unknown, Consumer<List<Order>> page);

    /** Reads these Tasks as they are now; those that it may not see any more are left out. */
    void readAgain(List<String> taskIds, Consumer<List<Order>> page);

    /** Says whether a Task's version was not yet taken. */
    @FunctionalInterface
    interface Unknown {
        boolean test(String taskId, long version);
    }
}
