package de.medicalhub.portal.medication.entity;

import java.io.Serializable;
import java.util.List;

/**
 * What became of one line between two plans (M9).
 *
 * @param recorded the line as the record has it; none if it was added
 * @param scanned the line as it was scanned; none if it is missing there
 * @param changes empty unless {@code kind} is CHANGED
 */
public record Difference(Kind kind, List<PlacedLine> recorded, List<PlacedLine> scanned, List<Change> changes)
        implements Serializable {
    public Difference {
        recorded = List.copyOf(recorded);
        scanned = List.copyOf(scanned);
        changes = List.copyOf(changes);
    }

    /** What became of it. */
    public enum Kind {
        SAME,
        CHANGED,
        /** In the scanned plan only. */
        ADDED,
        /** In the record only. */
        MISSING
    }

    /** One field, in words as printed; an absent one is empty. */
    public record Change(Field field, String from, String to) implements Serializable {}
}
