package de.medicalhub.portal.messages.entity;

/**
 * A message in the reader's language.
 *
 * @param state read, unread or own
 * @param readers who has read it and when; a sentence
 * @param withPatient whether the patient takes part in it
 */
public record MessageView(
        String id,
        String sender,
        String organisation,
        String when,
        String text,
        String state,
        String readers,
        boolean withPatient) {}
