package de.medicalhub.portal.undo.entity;

import java.util.Collection;

/** What of the frame is about to be written: only what stands in it counts as said (U1). */
public enum Place {
    /** A part of the page without the line. */
    NOWHERE,
    /** A part of the page with the line; refusals stand elsewhere. */
    LINE,
    /** The whole page. */
    PAGE;

    /** Id of the part of the frame that holds the line. */
    public static final String LINE_ID = "toasts";

    /**
     * @param whole whether the whole page is written
     * @param parts ids of what is written otherwise
     */
    public static Place of(boolean whole, Collection<String> parts) {
        if (whole) {
            return PAGE;
        }
        return parts.contains(LINE_ID) ? LINE : NOWHERE;
    }

    boolean holds(Offer offer) {
        return this == PAGE || (this == LINE && !offer.refused());
    }
}
