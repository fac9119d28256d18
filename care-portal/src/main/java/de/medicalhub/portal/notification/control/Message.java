package de.medicalhub.portal.notification.control;

/**
 * Ready to be sent.
 *
 * @param id the same in each attempt (B4)
 * @param subject one line
 * @param text plain
 * @param link where to read on, with the hub's address
 */
public record Message(String id, String subject, String text, String link) {}
