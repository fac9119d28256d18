package de.medicalhub.transport.delivery.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo without its picture.
 *
 * @param at when it was taken
 */
public record PhotoLine(UUID id, Instant at) {}
