package de.medicalhub.portal.handover.entity;

import de.medicalhub.portal.cases.QuestionRow;
import java.util.List;

/**
 * What a nursing service answered, for whoever awards.
 *
 * @param task id of the referral Task
 * @param state accepted, rejected, open or ended
 * @param questions asked before the award
 * @param comment what the service wrote or why it declined
 */
public record AnswerRow(
        String task,
        String organisation,
        String name,
        String state,
        String words,
        String comment,
        List<QuestionRow> questions) {
    /** Whether it can be awarded. */
    public boolean isAccepted() {
        return state.equals("accepted");
    }

    /** Whether it has not ended. */
    public boolean isWaiting() {
        return state.equals("accepted") || state.equals("open");
    }
}
