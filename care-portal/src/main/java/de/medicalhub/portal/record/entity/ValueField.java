package de.medicalhub.portal.record.entity;

/**
 * A field for a value, with what the browser needs to speak up while one types (K4).
 *
 * @param range what is agreed; empty if nothing is
 */
public record ValueField(String key, String label, String unit, String range, Plausibility limits) {}
