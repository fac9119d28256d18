package de.medicalhub.portal.medication.entity;

/** What can be found in a plan. */
public enum Rule {
    VERSION_WRONG(Severity.ERROR),
    LANGUAGE_WRONG(Severity.ERROR),
    PRINT_ID_WRONG(Severity.ERROR),
    PAGE_NUMBER_WRONG(Severity.ERROR),
    /** More than five. */
    TOO_MANY_PAGES(Severity.ERROR),
    /** A single page holds more than a DataMatrix can. */
    PAGE_TOO_FULL(Severity.ERROR),
    MISSING(Severity.ERROR),
    TOO_LONG(Severity.ERROR),
    TOO_MANY(Severity.ERROR),
    FORM_WRONG(Severity.ERROR),
    /** More than one of the doctor's, pharmacy's and hospital's numbers. */
    SEVERAL_ISSUER_NUMBERS(Severity.ERROR),
    /** A warning: test numbers and replacements without a right check digit are in use. */
    CHECK_DIGIT_WRONG(Severity.WARNING),
    PZN_WRONG(Severity.ERROR),
    PZN_LEADING_ZERO(Severity.ERROR),
    /** Not in the catalogue of medicines. */
    PZN_UNKNOWN(Severity.WARNING),
    /** Code and free text for the same, or a free dosage beside the four times of a day. */
    EXCLUDES_EACH_OTHER(Severity.ERROR),
    WEEKDAY_WITHOUT_TIMES(Severity.ERROR),
    WEEKDAY_WITH_BOUND_LINE(Severity.ERROR),
    /** Known since a later version than the plan's. */
    NOT_IN_THIS_VERSION(Severity.ERROR),
    HEADING_UNKNOWN(Severity.ERROR),
    /** From the second section on there must be a heading. */
    HEADING_MISSING(Severity.WARNING),
    UNIT_UNKNOWN(Severity.ERROR),
    TOO_MANY_LINE_BREAKS(Severity.ERROR),
    EMPTY_ENTRY(Severity.ERROR),
    /** A letter that ISO-8859-1 does not have, and that no others stand for (M3). */
    LETTER_NOT_WRITABLE(Severity.ERROR),
    /** A letter that ISO-8859-1 does not have is written in others: Łukasz as Lukasz (M3). */
    LETTER_REPLACED(Severity.WARNING),
    /** What the reader does not know and therefore left out (M1). */
    UNKNOWN_ATTRIBUTE(Severity.WARNING),
    /** Text between the elements, which the reader left out (M1). */
    UNKNOWN_TEXT(Severity.WARNING),
    /** Pages of one print that differ in what must be the same on all. */
    PAGES_DIFFER(Severity.WARNING),
    /** The plans compared are for different names (M9). */
    OTHER_NAME(Severity.WARNING),
    /** The plans compared are for different birth dates (M9). */
    OTHER_BIRTH_DATE(Severity.WARNING);

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
