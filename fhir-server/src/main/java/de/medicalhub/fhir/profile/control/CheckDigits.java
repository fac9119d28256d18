package de.medicalhub.fhir.profile.control;

import de.medicalhub.common.fhir.CheckDigit;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** Finds the numbers of the German health system in a resource, wherever they stand, and checks them (rule 7). */
final class CheckDigits {
    private CheckDigits() {}

    /** A number that is wrong; its value is for comparison only and goes nowhere. */
    record Wrong(CheckDigit kind, String place, String value) {
        Finding finding() {
            return new Finding(kind.name(), place, kind.system(), "");
        }
    }

    static List<Wrong> wrong(Resource resource) {
        List<Wrong> found = new ArrayList<>();
        Elements.visit(resource, (element, place) -> {
            if (element instanceof Identifier identifier && identifier.hasSystem()) {
                check(identifier.getSystem(), identifier.getValue(), place + ".value", found);
            } else if (element instanceof Coding coding && coding.hasSystem()) {
                check(coding.getSystem(), coding.getCode(), place + ".code", found);
            }
        });
        return found;
    }

    private static void check(
            String system, @org.jspecify.annotations.Nullable String value, String place, List<Wrong> found) {
        CheckDigit.of(system)
                .filter(kind -> value != null && !kind.isValid(value))
                .ifPresent(kind -> found.add(new Wrong(kind, place, String.valueOf(value))));
    }
}
