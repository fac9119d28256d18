package de.medicalhub.fhir.audit.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One line of the audit trail.
 *
 * @param action C, R, U, D or E (AuditEvent.action)
 * @param outcome 0 for done, 4 for refused (AuditEvent.outcome)
 * @param agent {@code Practitioner/…}, {@code Patient/…} or a module's account name
 * @param patient {@code Patient/…}; empty if the data is about nobody
 * @param purpose BTG for an emergency access, else empty
 * @param entities the resources touched, {@code Type/id}
 * @param event the AuditEvent as JSON
 */
public record AuditRow(
        UUID id,
        Instant recorded,
        String action,
        String outcome,
        String agent,
        String patient,
        String purpose,
        List<String> entities,
        String event) {
    /** Keeps its own copy. */
    public AuditRow {
        entities = List.copyOf(entities);
    }
}
