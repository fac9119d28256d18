package de.medicalhub.portal.assessment.entity;

/**
 * One of the steps of the assessment.
 *
 * @param code as in the address
 * @param state open, draft or done
 * @param words of the state, with who and when
 */
public record StepRow(String code, String title, String help, String state, String words) {}
