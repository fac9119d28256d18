package de.medicalhub.portal.handover.entity;

/**
 * What a nursing service answered, for whoever awards.
 *
 * @param task id of the referral Task
 * @param state accepted, rejected, open or ended
 * @param comment what the service wrote or why it declined
 */
public record AnswerRow(String task, String organisation, String name, String state, String words, String comment) {
    /** Whether it can be awarded. */
    public boolean isAccepted() {
        return state.equals("accepted");
    }

    /** Whether it has not ended. */
    public boolean isWaiting() {
        return state.equals("accepted") || state.equals("open");
    }
}
