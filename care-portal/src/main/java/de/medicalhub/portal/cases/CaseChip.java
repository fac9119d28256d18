package de.medicalhub.portal.cases;

/**
 * A filter of the worklist with what it would show.
 *
 * @param code for the address
 * @param words with the number of cases
 * @param chosen whether it is the one in force
 */
public record CaseChip(String code, String words, boolean chosen) {}
