package de.medicalhub.fhir.retention.entity;

import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How long each type of patient data is kept, and why; docs/access.md says the same in prose. */
public final class RetentionTable {
    private static final Period TEN_YEARS = Period.ofYears(10);

    private static final List<RetentionRule> RULES = List.of(
            //                what                                                      how long      why
            new RetentionRule(Set.of("Patient", "RelatedPerson", "Basic", "Device"), Period.ZERO, "Art. 17 (1) GDPR"),
            new RetentionRule(Set.of("Appointment", "AppointmentResponse"), Period.ZERO, "Art. 17 (1) GDPR"),
            new RetentionRule(Set.of("Provenance"), Period.ZERO, "as what it is about"),
            new RetentionRule(Set.of("Consent"), TEN_YEARS, "Art. 7 (1) GDPR, § 630f (2), (3) BGB"),
            new RetentionRule(Set.of("MedicationDispense", "SupplyDelivery"), TEN_YEARS, "§ 630f (3) BGB"));

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

    /** After this time nothing is kept any more. */
    public static Period longest() {
        return TEN_YEARS;
    }

    /** The line for a type. */
    public static RetentionRule of(String type) {
        return RULES.stream()
                .filter(rule -> rule.types().contains(type))
                .findFirst()
                .orElse(TREATMENT);
    }
}
