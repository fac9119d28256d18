package de.medicalhub.fhir.numbers.entity;

import java.util.Locale;

/** What is counted (Z7). */
public enum Measure {
    /** Hours from the first question to the first acceptance. */
    TIME_TO_ACCEPTANCE(false),
    /** Cases with a chosen service before the planned discharge, of all that were to be discharged. */
    PLACED_BEFORE_DISCHARGE(true),
    /** Rides and deliveries in time, of all that were brought to an end. */
    PUNCTUAL_TRANSPORTS(true),
    VIDEO_HELD(false),
    NO_SHOWS(false);

    private final boolean share;

    Measure(boolean share) {
        this.share = share;
    }

    /** Whether it is a part of a whole. */
    public boolean isShare() {
        return share;
    }

    /** As it stands in the answer. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
