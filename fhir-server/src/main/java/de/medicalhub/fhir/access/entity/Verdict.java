package de.medicalhub.fhir.access.entity;

/** How much of a resource a caller sees, from nothing to all; the later one tells more. */
public enum Verdict {
    /** As if it did not exist. */
    HIDDEN,
    /** Only that a request has ended. */
    CLOSED,
    /** What an asked nursing service needs to answer, without who it is about. */
    PROJECTION,
    /** Who was asked and where it stands, without needs or care level. */
    OUTLINE,
    /** All but the free text for the awarded nursing service. */
    WITHOUT_NOTE,
    FULL;

    /** Whether it is a version rebuilt from few fields, to be found by those fields only. */
    public boolean isRebuilt() {
        return this == CLOSED || this == PROJECTION || this == OUTLINE;
    }

    /** The one that shows more. */
    public Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
