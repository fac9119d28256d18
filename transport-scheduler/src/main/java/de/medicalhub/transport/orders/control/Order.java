package de.medicalhub.transport.orders.control;

import de.medicalhub.transport.orders.TransportRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A leg Task as it was read.
 *
 * @param request empty if the wish was withdrawn
 */
public record Order(String taskId, long version, Instant lastUpdated, Optional<TransportRequest> request) {}
