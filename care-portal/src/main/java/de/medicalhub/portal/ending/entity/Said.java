package de.medicalhub.portal.ending.entity;

import org.jspecify.annotations.Nullable;

/**
 * What the page asks about an ending.
 *
 * @param by patient or representative; for withdrawals
 * @param comment the person's own words
 * @param house where the patient is transferred to, {@code Organization/…}
 */
public record Said(
        @Nullable String by,
        @Nullable String comment,
        @Nullable String house) {}
