package de.medicalhub.fhir.audit.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of the audit trail; what is empty does not restrict.
 *
 * @param from inclusive
 * @param until exclusive
 * @param count how many rows at most, newest first
 * @param offset how many newer ones to skip
 */
public record AuditQuery(
        Optional<String> patient,
        Optional<String> agent,
        Optional<String> entity,
        Optional<String> purpose,
        Optional<Instant> from,
        Optional<Instant> until,
        int count,
        int offset) {
    /** The same, restricted to one patient. */
    public AuditQuery about(String onlyPatient) {
        return new AuditQuery(Optional.of(onlyPatient), agent, entity, purpose, from, until, count, offset);
    }
}
