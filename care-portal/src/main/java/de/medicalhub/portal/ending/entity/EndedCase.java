package de.medicalhub.portal.ending.entity;

/**
 * A case that is over, in the reader's language.
 *
 * @param task id of the entry
 * @param why empty for those who do not treat
 */
public record EndedCase(String task, String name, String hospital, String when, String why) {}
