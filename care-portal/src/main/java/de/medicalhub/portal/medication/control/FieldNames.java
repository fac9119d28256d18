package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.wording.Phrase;
import java.util.Map;
import java.util.Optional;

/** What a person calls a place in the plan. */
final class FieldNames {
    private static final Map<String, String> OF_A_MEDICINE = Map.ofEntries(
            Map.entry("p", "PZN"),
            Map.entry("a", "TRADE_NAME"),
            Map.entry("W", "SUBSTANCES"),
            Map.entry("W/w", "SUBSTANCES"),
            Map.entry("W/s", "STRENGTH"),
            Map.entry("f", "FORM"),
            Map.entry("fd", "FORM"),
            Map.entry("wo", "WEEKDAY"),
            Map.entry("m", "MORNING"),
            Map.entry("d", "NOON"),
            Map.entry("v", "EVENING"),
            Map.entry("h", "NIGHT"),
            Map.entry("t", "DOSAGE_TEXT"),
            Map.entry("du", "UNIT"),
            Map.entry("dud", "UNIT"),
            Map.entry("i", "HINT"),
            Map.entry("r", "REASON"),
            Map.entry("x", "BOUND_LINE"));

    private FieldNames() {}

    static Optional<Phrase> of(Place place) {
        if (place.attribute().isEmpty()) {
            return Optional.empty();
        }
        return switch (place.element()) {
            case "M" ->
                Optional.ofNullable(OF_A_MEDICINE.get(place.attribute())).map(name -> Phrase.code("plan.field", name));
            case "R", "X" ->
                Optional.of(Phrase.code("plan.field", place.attribute().equals("x") ? "BOUND_LINE" : "TEXT"));
            case "S" -> Optional.of(Phrase.code("plan.field", "HEADING"));
            case "P", "A", "O" -> Optional.of(Phrase.of("plan.head." + place.element() + "." + place.attribute()));
            default -> Optional.empty();
        };
    }
}
