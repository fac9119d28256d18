package de.medicalhub.transport.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo for the driver who took it, without its picture.
 *
 * @param jobId of which delivery
 * @param at when it was taken
 */
public record OwnPhoto(UUID id, String jobId, Instant at) {}
