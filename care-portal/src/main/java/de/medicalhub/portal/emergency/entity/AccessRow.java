package de.medicalhub.portal.emergency.entity;

/**
 * What one person did with one record in emergency accesses of one day, in the reader's language.
 *
 * @param when day, and from when to when
 * @param person who
 * @param patient id of the record; empty if nobody's was found
 * @param looks how many entries of the trail
 * @param refused whether one of them was refused
 */
public record AccessRow(String when, String person, String patient, int looks, boolean refused) {}
