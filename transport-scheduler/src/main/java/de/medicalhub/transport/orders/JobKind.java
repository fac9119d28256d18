package de.medicalhub.transport.orders;

/** What is moved. */
public enum JobKind {
    /** A patient. */
    RIDE("ride"),
    /** A patient's medicines. */
    DELIVERY("delivery");

    private final String code;

    JobKind(String code) {
        this.code = code;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }
}
