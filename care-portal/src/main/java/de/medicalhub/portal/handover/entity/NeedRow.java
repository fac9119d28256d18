package de.medicalhub.portal.handover.entity;

/**
 * One kind of support and how it stands, in the reader's language.
 *
 * @param kind code of support-kind
 * @param state needed, not-needed, declined or open (nobody has decided)
 */
public record NeedRow(String kind, String name, String state, String words) {}
