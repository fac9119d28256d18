package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The trail itself: grows, never changes. */
public interface AuditLog {
    /**
     * Writes all rows in one batch, in the transaction that runs or in one of its own; they are there when this returns
     * (or when that transaction commits).
     */
    void append(List<AuditRow> rows);

    /** The event as JSON. */
    Optional<String> find(UUID id);

    /** The event as JSON, if it concerns this patient. */
    Optional<String> find(UUID id, String patient);

    /** Events as JSON, in the order in which they happened or the newest first. */
    List<String> find(AuditQuery query);

    /** How many there are of them, whatever the page. */
    long count(AuditQuery query);
}
