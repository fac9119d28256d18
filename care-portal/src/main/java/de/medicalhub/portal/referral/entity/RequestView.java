package de.medicalhub.portal.referral.entity;

import java.time.Instant;

/**
 * A request as a nursing service sees it, in the reader's language.
 *
 * @param id of the Task
 * @param state open, confirm, late, accepted, rejected, awarded, elsewhere or ended
 * @param label anonymous (F1), or the name once awarded
 * @param caseId of the case; empty before the award
 */
public record RequestView(
        String id,
        String state,
        String stateWords,
        String label,
        String needs,
        String careLevel,
        String area,
        String planned,
        String due,
        String requester,
        String reason,
        String caseId,
        Instant sortKey) {

    /** Whether it can still be answered. */
    public boolean isOpen() {
        return state.equals("open") || isConfirming();
    }

    /** Whether the hospital can be asked something: before the award, while the request is open or promised. */
    public boolean isAskable() {
        return caseId.isEmpty() && (isOpen() || state.equals("accepted") || state.equals("late"));
    }

    /** Whether the discharge has moved and the service says whether the new date suits. */
    public boolean isConfirming() {
        return state.equals("confirm");
    }

    public boolean isAwarded() {
        return state.equals("awarded");
    }

    /** The meaning of the state's colour. */
    public String tone() {
        return switch (state) {
            case "open", "confirm" -> "due";
            case "late" -> "late";
            case "accepted" -> "info";
            case "awarded" -> "done";
            default -> "plain";
        };
    }
}
