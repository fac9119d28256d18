package de.medicalhub.portal.rights.entity;

/**
 * Something about the patient's data or sign-in that the patient is told without having asked.
 *
 * @param when in the reader's language
 */
public record DataNotice(String when, String text) {}
