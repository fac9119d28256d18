package de.medicalhub.fhir.audit.control;

import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;

/**
 * One kind of access to one patient's data within one request.
 *
 * @param patient {@code Patient/…}; empty if about nobody
 */
record Touch(AccessKind kind, AuditEventOutcome outcome, String patient) {
    /** Purpose of an access that nothing but an emergency opens (v3-ActReason: break the glass). */
    static final String BREAK_THE_GLASS = "BTG";

    static final AuditEventOutcome DONE = AuditEventOutcome._0;
    static final AuditEventOutcome REFUSED = AuditEventOutcome._4;
}
