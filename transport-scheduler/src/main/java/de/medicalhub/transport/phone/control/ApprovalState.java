package de.medicalhub.transport.phone.control;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;

/** How the insurer's approval of a standing order stands (rule 8). */
public enum ApprovalState {
    /** None is entered. */
    NONE,
    /** It covers all rides, or at least the next four weeks. */
    VALID,
    /** It ends before the last ride, within four weeks. */
    SOON,
    /** It has ended, and rides go on. */
    ENDED;

    private static final Period AHEAD = Period.ofWeeks(4);

    /** On that day. */
    public static ApprovalState of(Approval approval, LocalDate today) {
        Optional<LocalDate> until = approval.until();
        if (until.isEmpty()) {
            return approval.number().isBlank() ? NONE : VALID;
        }
        if (!until.get().isBefore(approval.lastRide())) {
            return VALID;
        }
        if (until.get().isBefore(today)) {
            return ENDED;
        }
        return until.get().isBefore(today.plus(AHEAD)) ? SOON : VALID;
    }

    /** As it stands in answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
