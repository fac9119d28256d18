package de.medicalhub.portal.medication.entity;

/**
 * A line that belongs to no medicine (element X).
 *
 * @param text X/@t, at most one tilde as line break
 */
public record FreeText(String text) implements Line {}
