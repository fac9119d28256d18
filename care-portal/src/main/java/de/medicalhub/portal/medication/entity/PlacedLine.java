package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/** A line together with the heading under which it stands. */
public record PlacedLine(String headingCode, String heading, Line line) implements Serializable {}
