package de.medicalhub.portal.medication.entity;

/**
 * A medicine that a pharmacy makes (element R).
 *
 * @param text R/@t, at most one tilde as line break
 * @param boundLine R/@x, what belongs to it and has no room there
 */
public record Recipe(String text, String boundLine) implements Line {}
