package de.medicalhub.portal.notification.entity;

import java.time.Instant;

/**
 * What one person is told on one channel.
 *
 * @param id 0 if not stored yet
 * @param sender name of the organisation that caused it; empty if none
 * @param link path on the hub
 */
public record Notification(
        long id,
        String person,
        Channel channel,
        String notice,
        String kind,
        String sender,
        String link,
        Instant occurredAt,
        Instant dueAt) {}
