package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/**
 * What is worth knowing about the person (element O).
 *
 * @param allergies O/@ai, allergies and intolerances
 * @param pregnant O/@p, 1 or empty; empty says nothing
 * @param breastfeeding O/@b, 1 or empty; empty says nothing
 * @param weightKilograms O/@w
 * @param heightCentimetres O/@h
 * @param creatinineMilligramsPerDecilitre O/@c
 * @param text O/@x, at most two tildes as line breaks
 */
public record Observations(
        String allergies,
        String pregnant,
        String breastfeeding,
        String weightKilograms,
        String heightCentimetres,
        String creatinineMilligramsPerDecilitre,
        String text)
        implements Serializable {
    /** Nothing is said; the element is left out. */
    public static final Observations NONE = new Observations("", "", "", "", "", "", "");
}
