package de.medicalhub.portal.substitution.entity;

/**
 * A substitution, in the reader's language.
 *
 * @param id of the directory's entry
 * @param running whether it holds now, or is still to come
 * @param mine whether the reader is the substitute
 */
public record CoverRow(String id, String name, String organisation, String period, boolean running, boolean mine) {}
