package de.medicalhub.portal.ending.entity;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can end a case or a part of it (E1). */
public enum Ending implements Serializable {
    COMPLETED("completed", false),
    CANCELLED("cancelled", false),
    DIED("died", false),
    TRANSFERRED("transferred", false),
    REFUSED("refused", false),
    CHANGED_PLAN("changed-plan", false),
    CONSENT_DISCHARGE("discharge", true),
    CONSENT_REFERRAL("referral", true),
    CONSENT_VIDEO("video", true);

    private final String code;
    private final boolean withdrawal;

    Ending(String code, boolean withdrawal) {
        this.code = code;
        this.withdrawal = withdrawal;
    }

    /** From the page. */
    public static Optional<Ending> find(@Nullable String value) {
        return Arrays.stream(values())
                .filter(ending -> ending.value().equals(value))
                .findFirst();
    }

    /** The close reason, or the purpose of the withdrawn Consent. */
    public String code() {
        return code;
    }

    /** Whether the whole case ends with it, not only a part. */
    public boolean endsTheCase() {
        return this != CONSENT_REFERRAL && this != CONSENT_VIDEO;
    }

    /** Whether a Consent was withdrawn. */
    public boolean isWithdrawal() {
        return withdrawal;
    }

    /** As in the page and in keys of the messages. */
    public String value() {
        return withdrawal ? "consent-" + code : code;
    }
}
