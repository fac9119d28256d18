package de.medicalhub.portal.ending.entity;

/**
 * What still has to be said before a case or a part of it ends.
 *
 * @param field of the page
 * @param sentence key of the messages
 */
public record Missing(String field, String sentence) {}
