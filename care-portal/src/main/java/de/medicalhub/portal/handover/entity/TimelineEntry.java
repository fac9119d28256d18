package de.medicalhub.portal.handover.entity;

import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened, happens or will happen in a case.
 *
 * @param key stays the same when the entry changes, so that a page can tell what is new
 * @param state code of the state ({@code data-state})
 * @param tone done, due, late, info or plain: the meaning of its colour
 * @param at when it happened or is planned
 * @param action what may be done here: award, ask-again, confirm-date, take-back, dispense, open-consultation, read-letter; empty if nothing
 * @param target id of the resource that the action is about, such as the Appointment of a call; empty where the case says it
 */
public record TimelineEntry(
        String key,
        Strand strand,
        Phase phase,
        String state,
        String tone,
        Optional<Instant> at,
        Phrase title,
        List<Phrase> notes,
        String action,
        String target) {

    public static TimelineEntry past(Strand strand, String state, Instant at, Phrase title) {
        return new TimelineEntry(
                strand.code() + "-" + state,
                strand,
                Phase.PAST,
                state,
                "done",
                Optional.of(at),
                title,
                List.of(),
                "",
                "");
    }

    public static TimelineEntry now(Strand strand, String state, Optional<Instant> at, Phrase title) {
        return new TimelineEntry(
                strand.code() + "-" + state, strand, Phase.NOW, state, "due", at, title, List.of(), "", "");
    }

    public static TimelineEntry future(Strand strand, String state, Optional<Instant> at, Phrase title) {
        return new TimelineEntry(
                strand.code() + "-" + state, strand, Phase.FUTURE, state, "plain", at, title, List.of(), "", "");
    }

    public TimelineEntry toned(String newTone) {
        return new TimelineEntry(key, strand, phase, state, newTone, at, title, notes, action, target);
    }

    public TimelineEntry keyed(String suffix) {
        return new TimelineEntry(key + "-" + suffix, strand, phase, state, tone, at, title, notes, action, target);
    }

    public TimelineEntry with(Phrase note) {
        List<Phrase> more = new ArrayList<>(notes);
        more.add(note);
        return new TimelineEntry(key, strand, phase, state, tone, at, title, List.copyOf(more), action, target);
    }

    public TimelineEntry offering(String newAction) {
        return new TimelineEntry(key, strand, phase, state, tone, at, title, notes, newAction, target);
    }

    public TimelineEntry about(String newTarget) {
        return new TimelineEntry(key, strand, phase, state, tone, at, title, notes, action, newTarget);
    }
}
