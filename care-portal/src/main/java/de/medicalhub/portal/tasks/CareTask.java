package de.medicalhub.portal.tasks;

import java.time.Instant;
import java.util.List;

/**
 * A care task in the reader's language.
 *
 * @param state requested, accepted, completed, rejected or cancelled
 * @param tone due, late, done or info
 * @param mine whether the reader's side was asked
 * @param given whether the reader's side asks
 */
public record CareTask(
        String id,
        String caseId,
        String patient,
        String text,
        boolean urgent,
        String from,
        String to,
        String askedBy,
        String answeredBy,
        String state,
        String stateWords,
        String tone,
        String dueWords,
        Instant due,
        boolean late,
        boolean open,
        boolean mine,
        boolean given,
        String reason,
        List<Note> notes) {

    /** What somebody has added. */
    public record Note(String who, String when, String text) {}

    /** Whether the reader's side still has to acknowledge it. */
    public boolean isWaiting() {
        return mine && state.equals("requested");
    }

    /** Whether the reader's side can complete or decline it. */
    public boolean isAnswerable() {
        return mine && open;
    }

    /** Whether the reader's side can take it back. */
    public boolean isRetractable() {
        return given && open;
    }

    /** Whether the reader's side can add to it. */
    public boolean isNotable() {
        return (mine || given) && open;
    }
}
