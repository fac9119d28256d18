package de.medicalhub.portal.medication.entity;

import java.util.Arrays;
import java.util.Optional;

/** Headings that have a code (S/@c); the words are printed in German on every plan. */
public enum Heading {
    AS_NEEDED("411", "Bedarfsmedikation"),
    LONG_TERM("412", "Dauermedikation"),
    INTRAMUSCULAR("413", "Intramuskuläre Anwendung"),
    SPECIAL("414", "Besondere Anwendung"),
    INTRAVENOUS("415", "Intravenöse Anwendung"),
    SUBCUTANEOUS("416", "Anwendung unter die Haut"),
    PREFILLED_SYRINGE("417", "Fertigspritze"),
    SELF_MEDICATION("418", "Selbstmedikation"),
    ALLERGIES("419", "Allergiehinweise"),
    IMPORTANT_NOTES("421", "Wichtige Hinweise"),
    IMPORTANT_DATA("422", "Wichtige Angaben"),
    SPECIAL_TIMES("423", "zu besonderen Zeiten anzuwendende Medikamente"),
    LIMITED_TIME("424", "zeitlich befristet anzuwendende Medikamente"),
    /** Since version 028; these words are from other software, not from the specification. */
    WEEKLY("425", "Wöchentliche Anwendung");

    private final String code;
    private final String words;

    Heading(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public static Optional<Heading> of(String code) {
        return Arrays.stream(values())
                .filter(heading -> heading.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }

    /** As printed. */
    public String words() {
        return words;
    }
}
