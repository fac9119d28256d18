package de.medicalhub.portal.patient.entity;

import java.util.List;

/**
 * One thing that has happened or will happen, in the reader's language (P6).
 *
 * @param key stays the same when the row changes, so that a page can tell what is new
 * @param when the full date, or that it is not known yet
 */
public record CourseRow(
        String key, String kind, String icon, String when, String datetime, String sentence, List<String> notes) {

    public CourseRow {
        notes = List.copyOf(notes);
    }
}
