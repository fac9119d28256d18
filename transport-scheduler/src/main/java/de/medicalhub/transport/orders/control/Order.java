package de.medicalhub.transport.orders.control;

import de.medicalhub.transport.orders.TransportRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A leg Task as it was read.
 *
 * @param request empty if the wish was withdrawn
 * @param ended somebody has brought it to its end, or given it up
 * @param fault why we could not make out what it says; taking it in then fails
 */
public record Order(
        String taskId,
        long version,
        Instant lastUpdated,
        Optional<TransportRequest> request,
        boolean ended,
        Optional<RuntimeException> fault) {

    /** An order that was understood and is not at its end. */
    public Order(String taskId, long version, Instant lastUpdated, Optional<TransportRequest> request) {
        this(taskId, version, lastUpdated, request, false, Optional.empty());
    }
}
