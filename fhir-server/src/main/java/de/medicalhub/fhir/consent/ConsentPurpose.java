package de.medicalhub.fhir.consent;

/** What a Consent of a case is for. */
public enum ConsentPurpose {
    DISCHARGE("discharge"),
    REFERRAL("referral"),
    VIDEO("video");

    private final String code;

    ConsentPurpose(String code) {
        this.code = code;
    }

    /** Code in the system consent-purpose. */
    public String code() {
        return code;
    }
}
