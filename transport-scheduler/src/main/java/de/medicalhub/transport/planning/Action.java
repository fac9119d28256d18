package de.medicalhub.transport.planning;

/** What happens at a stop. */
public enum Action {
    PICKUP("pickup"),
    DROP_OFF("drop-off");

    private final String code;

    Action(String code) {
        this.code = code;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }
}
