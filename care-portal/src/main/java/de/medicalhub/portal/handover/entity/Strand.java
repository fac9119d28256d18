package de.medicalhub.portal.handover.entity;

import java.util.Locale;

/** What a timeline is woven of (H3). */
public enum Strand {
    CASE("house"),
    CONSENT("shield"),
    REFERRAL("nurse"),
    RIDE("car"),
    MEDICINE("pill"),
    DOCUMENTS("document"),
    CONSULTATION("camera"),
    SUPPORT("bed");

    private final String icon;

    Strand(String icon) {
        this.icon = icon;
    }

    /** Name of its symbol in icons.svg. */
    public String icon() {
        return icon;
    }

    /** As in {@code data-strand} and in keys of the messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
