package de.medicalhub.portal.questions.entity;

import de.medicalhub.portal.questions.AnswerLine;
import java.util.List;

/**
 * A questionnaire that was sent to the patient of a case (Q6).
 *
 * @param task id
 * @param state waiting, late, answered, noted or taken-back
 * @param when what happened last and when, in words
 * @param sender who asked, and for which organisation
 * @param own whether the reader's side has sent it
 * @param lines the answers, if there are any
 */
public record SentRow(
        String task,
        String title,
        String state,
        String stateWords,
        String when,
        String sender,
        boolean own,
        List<AnswerLine> lines) {
    public SentRow {
        lines = List.copyOf(lines);
    }

    /** How it is shown: due, late, info or done. */
    public String tone() {
        return switch (state) {
            case "late" -> "late";
            case "answered" -> "info";
            case "waiting" -> "due";
            case "noted" -> "done";
            default -> "plain";
        };
    }

    /** Whether the reader's side can take it back. */
    public boolean isWaiting() {
        return own && (state.equals("waiting") || state.equals("late"));
    }

    /** Whether the reader's side has not taken note of the answers yet. */
    public boolean isUnread() {
        return own && state.equals("answered");
    }
}
