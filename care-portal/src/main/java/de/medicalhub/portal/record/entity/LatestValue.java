package de.medicalhub.portal.record.entity;

/**
 * What was measured last of one kind, in words (K14).
 *
 * @param sign key of the words, such as {@code pulse}
 * @param value with unit and time
 * @param range whether it is within the agreed range, and which that is
 */
public record LatestValue(String sign, String title, String value, String range, boolean outside) {}
