package de.medicalhub.portal.medication;

import java.io.Serializable;

/**
 * An active substance (element W).
 *
 * @param name W/@w, at most 80 letters
 * @param strength W/@s with its unit, at most 15 letters; may be empty
 */
public record Substance(String name, String strength) implements Serializable {}
