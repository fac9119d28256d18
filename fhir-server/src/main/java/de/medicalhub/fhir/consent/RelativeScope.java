package de.medicalhub.fhir.consent;

import java.util.Arrays;
import java.util.Optional;

/** How much a patient lets a relative read; each includes the ones before. */
public enum RelativeScope {
    APPOINTMENTS("appointments"),
    EVERYTHING("everything");

    private final String code;

    RelativeScope(String code) {
        this.code = code;
    }

    /** The scope of that code. */
    public static Optional<RelativeScope> find(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    /** Code in the system relative-scope. */
    public String code() {
        return code;
    }
}
