package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.medication.entity.Rule;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the attributes of one element after the other. */
final class Findings {
    private final List<Finding> list = new ArrayList<>();
    private Place place = Place.of("MP", "");

    /** From now on this element. */
    Findings in(String element, int section, int line) {
        place = new Place(element, "", section, line);
        return this;
    }

    Findings unless(boolean fine, Rule rule, String attribute) {
        if (!fine) {
            list.add(new Finding(rule, place.at(attribute)));
        }
        return this;
    }

    Findings required(String attribute, String value) {
        return unless(!value.isBlank(), Rule.MISSING, attribute);
    }

    /** Free text: as it is written not longer than that, and only letters that can be written. */
    Findings text(String attribute, String value, int most) {
        String written = Latin1.written(value);
        if (written.codePointCount(0, written.length()) > most) {
            list.add(new Finding(Rule.TOO_LONG, place.at(attribute), most));
        }
        return unless(Latin1.canHold(written), Rule.LETTER_NOT_WRITABLE, attribute)
                .unless(written.equals(value) || !Latin1.canHold(written), Rule.LETTER_REPLACED, attribute);
    }

    /** Free text with at most so many tildes, which break the line. */
    Findings text(String attribute, String value, int most, int breaks) {
        return text(attribute, value, most)
                .unless(
                        value.chars().filter(letter -> letter == '~').count() <= breaks,
                        Rule.TOO_MANY_LINE_BREAKS,
                        attribute);
    }

    /** Empty, or of that form. */
    Findings form(String attribute, String value, String pattern) {
        return form(attribute, value, pattern, Rule.FORM_WRONG);
    }

    Findings form(String attribute, String value, String pattern, Rule rule) {
        return unless(value.isEmpty() || value.matches(pattern), rule, attribute);
    }

    /** Not both. */
    Findings exclusive(String attribute, boolean one, boolean other) {
        return unless(!(one && other), Rule.EXCLUDES_EACH_OTHER, attribute);
    }

    List<Finding> list() {
        return List.copyOf(list);
    }
}
