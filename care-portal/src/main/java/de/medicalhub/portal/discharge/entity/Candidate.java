package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;

/**
 * The inpatient whose discharge is being planned.
 *
 * @param encounter such as {@code Encounter/1}
 * @param born in the reader's words
 * @param address home address in one line; empty if the record has none
 */
public record Candidate(String encounter, String name, String born, String address) implements Serializable {}
