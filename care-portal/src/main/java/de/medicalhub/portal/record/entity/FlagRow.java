package de.medicalhub.portal.record.entity;

/**
 * A value outside the agreed range that waits for somebody (K6).
 *
 * @param what in a word or two, such as the name of the vital sign
 * @param sentence with the value, when it was measured, and what was agreed
 */
public record FlagRow(String id, String what, String sentence, String since) {}
