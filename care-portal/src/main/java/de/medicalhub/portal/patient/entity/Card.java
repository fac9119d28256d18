package de.medicalhub.portal.patient.entity;

import java.time.Instant;
import java.util.List;

/**
 * One card of the patient's page, in the reader's language.
 *
 * @param kind appointment, visit, ride, medicine or pickup
 * @param title what it is about, in two words
 * @param step what happens, with its time, as one sentence
 * @param at when, to put the cards in order
 * @param appointment that the big button joins; empty for no button
 */
public record Card(
        String kind, String icon, String title, String step, Instant at, List<String> sentences, String appointment) {}
