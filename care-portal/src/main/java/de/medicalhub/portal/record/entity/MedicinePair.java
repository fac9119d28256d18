package de.medicalhub.portal.record.entity;

/**
 * A medicine before the stay and after it, side by side (K7).
 *
 * @param key names the fields of the decision, such as {@code m12}
 * @param before name and dosage before; empty if it is new
 * @param after name and dosage in the hospital's list; empty if it is missing there
 * @param difference same, dosage, strength, new or missing
 * @param decided what was decided already; empty if nothing
 */
public record MedicinePair(
        String key,
        String name,
        String before,
        String after,
        String difference,
        String differenceWords,
        String dosage,
        String decided,
        String prescription,
        String statement) {

    /** Whether a decision can still be taken. */
    public boolean isOpen() {
        return decided.isEmpty();
    }
}
