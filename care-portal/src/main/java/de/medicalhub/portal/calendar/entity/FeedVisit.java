package de.medicalhub.portal.calendar.entity;

import java.time.Instant;

/**
 * An appointment as a feed tells it.
 *
 * @param kind code of the hub's service types; empty for any other
 * @param version how often it was written, counted from one
 */
public record FeedVisit(String id, Instant start, Instant end, String kind, boolean cancelled, int version) {}
