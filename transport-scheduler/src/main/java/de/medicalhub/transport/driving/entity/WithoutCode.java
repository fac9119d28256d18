package de.medicalhub.transport.driving.entity;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody boarded without saying the code; never a diagnosis. */
public enum WithoutCode {
    NOT_AT_HAND("not-at-hand"),
    CANNOT_SAY("cannot-say"),
    NAMED_BY_STAFF("named-by-staff");

    private final String code;

    WithoutCode(String code) {
        this.code = code;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** The one of that code, if there is one. */
    public static Optional<WithoutCode> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
