package de.medicalhub.portal.record.entity;

/** A value outside the agreed range that waits for somebody (K6). */
public record FlagRow(String id, String sentence, String since) {}
