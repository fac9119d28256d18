package de.medicalhub.fhir.retention.entity;

import java.time.Period;
import java.util.Set;

/**
 * One line of the retention table.
 *
 * @param types FHIR resource types
 * @param kept for how long after the end of treatment; zero for what no law keeps by itself
 * @param law that says so
 */
public record RetentionRule(Set<String> types, Period kept, String law) {
    /** Keeps its own copy. */
    public RetentionRule {
        types = Set.copyOf(types);
    }

    /** Whether it must be kept for a time. */
    public boolean isKept() {
        return !kept.isZero();
    }
}
