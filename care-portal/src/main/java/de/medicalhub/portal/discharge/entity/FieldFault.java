package de.medicalhub.portal.discharge.entity;

import de.medicalhub.portal.wording.Phrase;

/**
 * What is wrong with one field of a form.
 *
 * @param field the field's name, as in {@link DischargeDraft}
 */
public record FieldFault(String field, Phrase sentence) {}
