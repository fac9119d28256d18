package de.medicalhub.portal.records;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * What a patient does not bear: all that a record says but what was an error, was refuted, or has passed (R9). The server is asked
 * for all, because who leaves a status out means that it holds (FHIR R4, AllergyIntolerance.clinicalStatus).
 */
public final class Allergies {
    private static final Set<String> NEVER_WAS = Set.of("entered-in-error", "refuted");
    private static final Set<String> PAST = Set.of("inactive", "resolved");

    private Allergies() {}

    /** The search for what a record says about it. */
    public static String query(String patient) {
        return "AllergyIntolerance?patient=" + patient + "&_count=200";
    }

    /** Those that count, in the order in which they came. */
    public static List<AllergyIntolerance> of(Resources found) {
        return found.all(AllergyIntolerance.class).stream()
                .filter(allergy ->
                        !has(allergy.getVerificationStatus(), NEVER_WAS) && !has(allergy.getClinicalStatus(), PAST))
                .toList();
    }

    /** Their names, each once. */
    public static List<String> names(Resources found) {
        return of(found).stream()
                .map(allergy -> name(allergy.getCode()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** What it is, in the words of the record. */
    public static String name(CodeableConcept code) {
        return code.hasText()
                ? code.getText()
                : code.getCoding().stream()
                        .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
    }

    private static boolean has(CodeableConcept status, Set<String> codes) {
        return status.getCoding().stream().anyMatch(coding -> codes.contains(coding.getCode()));
    }
}
