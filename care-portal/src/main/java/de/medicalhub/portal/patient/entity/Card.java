package de.medicalhub.portal.patient.entity;

import java.util.List;

/**
 * One card of the patient's page, in the reader's language.
 *
 * @param kind appointment, ride or medicine
 * @param appointment that the big button joins; empty for no button
 */
public record Card(String kind, String icon, String title, String when, List<String> sentences, String appointment) {}
