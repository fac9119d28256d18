package de.medicalhub.portal.medication.entity;

import de.medicalhub.portal.medication.Substance;
import java.util.stream.Collectors;

/** What can differ between two lines of a plan. */
public enum Field {
    HEADING,
    PZN,
    TRADE_NAME,
    SUBSTANCES,
    FORM,
    WEEKDAY,
    MORNING,
    NOON,
    EVENING,
    NIGHT,
    DOSAGE_TEXT,
    UNIT,
    HINT,
    REASON,
    /** Of a recipe or a free text. */
    TEXT,
    BOUND_LINE;

    /** As a person reads it; empty where it is absent. */
    public String of(PlacedLine placed) {
        if (this == HEADING) {
            return placed.headingCode() + placed.heading();
        }
        if (placed.line() instanceof Entry entry) {
            return of(entry);
        }
        if (placed.line() instanceof Recipe recipe) {
            return this == TEXT ? recipe.text() : this == BOUND_LINE ? recipe.boundLine() : "";
        }
        return this == TEXT && placed.line() instanceof FreeText free ? free.text() : "";
    }

    private String of(Entry entry) {
        Product product = entry.product();
        Dosage dosage = entry.dosage();
        return switch (this) {
            case PZN -> product.pzn();
            case TRADE_NAME -> product.tradeName();
            case SUBSTANCES -> product.substances().stream().map(Field::words).collect(Collectors.joining(" / "));
            case FORM -> product.form() + product.formText();
            case WEEKDAY -> dosage.weekday();
            case MORNING -> dosage.morning();
            case NOON -> dosage.noon();
            case EVENING -> dosage.evening();
            case NIGHT -> dosage.night();
            case DOSAGE_TEXT -> dosage.text();
            case UNIT -> dosage.unitWords();
            case HINT -> entry.hint();
            case REASON -> entry.reason();
            case BOUND_LINE -> entry.boundLine();
            case HEADING, TEXT -> "";
        };
    }

    private static String words(Substance substance) {
        return (substance.name() + " " + substance.strength()).strip();
    }
}
