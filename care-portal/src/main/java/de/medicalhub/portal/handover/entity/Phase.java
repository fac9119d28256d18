package de.medicalhub.portal.handover.entity;

import java.util.Locale;

/** Where an entry stands on the timeline (H2). */
public enum Phase {
    PAST,
    NOW,
    FUTURE;

    /** As in {@code data-phase}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
