package de.medicalhub.portal.messages.entity;

import java.time.Instant;

/** A case in the list of conversations. */
public record ConversationRow(String caseId, String name, int unread, String newest, String sender, Instant sortKey) {}
