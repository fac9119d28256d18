package de.medicalhub.portal.identity;

import java.io.Serializable;

/**
 * An organisation that somebody works for.
 *
 * @param reference such as {@code Organization/hospital-mayen}
 */
public record Organisation(String reference, String name) implements Serializable {}
