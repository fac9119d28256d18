package de.medicalhub.fhir.consent;

import java.util.Arrays;
import java.util.Optional;

/** What a Consent of a case is for. */
public enum ConsentPurpose {
    DISCHARGE("discharge"),
    REFERRAL("referral"),
    VIDEO("video");

    private final String code;

    ConsentPurpose(String code) {
        this.code = code;
    }

    /** The purpose of that code. */
    static Optional<ConsentPurpose> find(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code.equals(code))
                .findFirst();
    }

    /** Code in the system consent-purpose. */
    public String code() {
        return code;
    }
}
