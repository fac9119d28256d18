package de.medicalhub.portal.patient.entity;

import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that has happened or will happen, not yet in a language (P6).
 *
 * @param kind what it is about: discharge, consent, nursing, ride, medicine, documents, appointment, visit or support
 * @param over whether it belongs to what has been
 * @param exact whether the time of day is known; otherwise only the day is said
 */
public record CourseEntry(
        String kind, boolean over, Optional<Instant> at, boolean exact, Phrase sentence, List<Phrase> notes) {

    public CourseEntry {
        notes = List.copyOf(notes);
    }

    public static CourseEntry past(String kind, Instant at, Phrase sentence) {
        return new CourseEntry(kind, true, Optional.of(at), true, sentence, List.of());
    }

    public static CourseEntry ahead(String kind, Optional<Instant> at, Phrase sentence) {
        return new CourseEntry(kind, false, at, true, sentence, List.of());
    }

    /** Only the day is known. */
    public CourseEntry someTimeThatDay() {
        return new CourseEntry(kind, over, at, false, sentence, notes);
    }

    public CourseEntry with(Phrase note) {
        List<Phrase> more = new ArrayList<>(notes);
        more.add(note);
        return new CourseEntry(kind, over, at, exact, sentence, more);
    }
}
