package de.medicalhub.portal.medication.entity;

/**
 * A medicine of the plan (element M).
 *
 * @param hint M/@i, how to take or keep it
 * @param reason M/@r, why, in words for the patient
 * @param boundLine M/@x, what belongs to it and has no room in the other fields
 */
public record Entry(Product product, Dosage dosage, String hint, String reason, String boundLine) implements Line {}
