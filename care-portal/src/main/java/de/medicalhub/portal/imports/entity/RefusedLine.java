package de.medicalhub.portal.imports.entity;

/**
 * A line that was not stored.
 *
 * @param number from 1
 * @param resource such as {@code Patient/12}, as far as the line says
 * @param reason the server's words
 */
public record RefusedLine(int number, String resource, String reason) {}
