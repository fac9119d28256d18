package de.medicalhub.fhir.exchange.entity;

/**
 * One line of an import.
 *
 * @param number from 1, empty lines counted
 * @param text a resource as JSON
 */
public record Line(int number, String text) {}
