package de.medicalhub.portal.referral.entity;

import java.time.Instant;

/**
 * A request as a nursing service sees it, in the reader's language.
 *
 * @param id of the Task
 * @param state open, confirm, late, accepted, rejected, awarded, elsewhere or ended
 * @param label anonymous (F1), or the name once awarded
 * @param support what is asked for instead of nursing at home (short-term care, aids, aftercare); else empty
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
        String support,
        String caseId,
        Instant sortKey) {

    /** Whether it can still be answered. */
    public boolean isOpen() {
        return state.equals("open") || isConfirming();
    }

    /** Whether the hospital can be asked something: before the award, while the request is open or promised. */
    public boolean isAskable() {
        return caseId.isEmpty() && !isArranged() && (isOpen() || state.equals("accepted") || state.equals("late"));
    }

    /** Whether the discharge has moved and the service says whether the new date suits. */
    public boolean isConfirming() {
        return state.equals("confirm");
    }

    /** Whether something else than nursing at home is asked for, of this house alone (F10). */
    public boolean isArranged() {
        return !support.isEmpty();
    }

    /** End of the key of the sentence that explains the state. */
    public String sentence() {
        return isArranged() && state.equals("accepted") ? "accepted.support" : state;
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
