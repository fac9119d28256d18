package de.medicalhub.portal.muster4.entity;

import java.util.List;

/**
 * What comes of one leg, out or return.
 *
 * @param leg {@code out} or {@code return}
 * @param approval whether the health insurance has to approve before
 * @param why words for it, {@code ride.why.…} in the messages
 * @param faults what does not fit, {@code ride.fault.…} in the messages; empty if it can be prescribed like this
 */
public record Verdict(String leg, Approval approval, String why, List<String> faults) {
    public Verdict {
        faults = List.copyOf(faults);
    }

    /** Before the ride. */
    public enum Approval {
        NOT_NEEDED,
        NEEDED,
        /** As long as something does not fit. */
        OPEN
    }
}
