package de.medicalhub.fhir.exchange.entity;

import java.util.Locale;

/** Where an import stands. */
public enum ImportState {
    /** Its lines are still coming in. */
    RECEIVING,
    RUNNING,
    DONE;

    /** As it is told and kept. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that code. */
    public static ImportState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
