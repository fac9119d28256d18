package de.medicalhub.fhir.retention.entity;

import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How long each type of patient data is kept, and why; docs/access.md says the same in prose. */
public final class RetentionTable {
    private static final Period TEN_YEARS = Period.ofYears(10);
    private static final Period THIRTY_YEARS = Period.ofYears(30);

    private static final List<RetentionRule> RULES = List.of(
            //                what                                                      how long      why
            new RetentionRule(Set.of("Patient", "RelatedPerson", "Basic", "Device"), Period.ZERO, "Art. 17 (1) GDPR"),
            new RetentionRule(Set.of("Appointment", "AppointmentResponse"), Period.ZERO, "Art. 17 (1) GDPR"),
            new RetentionRule(Set.of("Provenance", "Binary"), Period.ZERO, "as what it is about"),
            new RetentionRule(Set.of("Consent"), TEN_YEARS, "Art. 7 (1) GDPR, § 630f (2), (3) BGB"),
            new RetentionRule(Set.of("ImagingStudy", "Media"), THIRTY_YEARS, "§ 85 (2) StrlSchG"),
            new RetentionRule(Set.of("MedicationDispense", "SupplyDelivery"), TEN_YEARS, "§ 630f (3) BGB"));

    /**
     * Procedures that law keeps longest, by the beginning of their OPS code: radiation, nuclear medicine, transfusion. Images
     * of adults need ten years only, those of children until they are 28; which is which no image says, so all stay longest.
     */
    private static final Map<String, RetentionRule> BY_OPS = Map.of(
            "8-52", new RetentionRule(Set.of(), THIRTY_YEARS, "§ 85 (2) StrlSchG"),
            "8-53", new RetentionRule(Set.of(), THIRTY_YEARS, "§ 85 (2) StrlSchG"),
            "8-80", new RetentionRule(Set.of(), THIRTY_YEARS, "§ 14 (3) TFG"));

    /** All others: they are treatment, or could be. */
    private static final RetentionRule TREATMENT = new RetentionRule(Set.of(), TEN_YEARS, "§ 630f (3) BGB");

    private RetentionTable() {}

    /** The types that no law keeps by itself. */
    public static Set<String> notKept() {
        return RULES.stream()
                .filter(rule -> !rule.isKept())
                .flatMap(rule -> rule.types().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Before this time nothing of a treatment may go; of most patients nothing is kept after it. */
    public static Period usual() {
        return TEN_YEARS;
    }

    /** The line for a type. */
    public static RetentionRule of(String type) {
        return RULES.stream()
                .filter(rule -> rule.types().contains(type))
                .findFirst()
                .orElse(TREATMENT);
    }

    /**
     * The line for a procedure.
     *
     * @param ops its codes of the German Operationen- und Prozedurenschlüssel; none where it has none
     */
    public static RetentionRule ofProcedure(Collection<String> ops) {
        return BY_OPS.entrySet().stream()
                .filter(rule -> ops.stream().anyMatch(code -> code.startsWith(rule.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(TREATMENT);
    }
}
