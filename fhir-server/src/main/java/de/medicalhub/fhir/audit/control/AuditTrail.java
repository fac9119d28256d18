package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;

/** What one request has touched and is not yet written down. Belongs to the request's thread. */
final class AuditTrail {
    private final RequestDetails request;
    private final Map<Touch, Set<String>> pending = new LinkedHashMap<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<IBaseResource> attempted = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();

    AuditTrail(RequestDetails request) {
        this.request = request;
    }

    RequestDetails request() {
        return request;
    }

    void add(AccessKind kind, AuditEventOutcome outcome, Set<String> patients, String resource) {
        if (patients.isEmpty()) {
            add(new Touch(kind, outcome, ""), resource);
        }
        patients.forEach(patient -> add(new Touch(kind, outcome, patient), resource));
    }

    private void add(Touch access, String resource) {
        Set<String> resources = pending.computeIfAbsent(access, first -> new LinkedHashSet<>());
        if (!resource.isEmpty()) {
            resources.add(resource);
        }
    }

    /** Is stored; whom it is about may depend on what the same transaction stores after it. */
    void write(AccessKind kind, IBaseResource resource) {
        writes.add(new Write(kind, resource));
    }

    /** What was stored becomes pending; a Provenance may be about what was stored with it. */
    void settleWrites(Access callers) {
        List<IBaseResource> stored = writes.stream().map(Write::resource).toList();
        writes.forEach(write -> add(
                write.kind(), Touch.DONE, callers.patientsOf(write.resource(), stored), Audit.name(write.resource())));
        writes.clear();
    }

    /** About to be read; whether it may be is not yet decided. */
    void attempt(IBaseResource resource) {
        attempted.add(resource);
    }

    List<IBaseResource> attempted() {
        return attempted;
    }

    /** Goes into the answer. */
    void shown(IBaseResource resource) {
        shown.add(Audit.name(resource));
    }

    /** What was about to be read and does not go into the answer. */
    List<IBaseResource> hidden() {
        return attempted.stream()
                .filter(resource -> !shown.contains(Audit.name(resource)))
                .toList();
    }

    void forget() {
        pending.clear();
        writes.clear();
    }

    /** The rows of all that is pending, which then is so no more. */
    List<AuditRow> take(AuditEvents events, Access callers) {
        if (pending.isEmpty()) {
            return List.of();
        }
        RequestFacts facts = RequestFacts.of(request, Agent.of(callers.caller(request)));
        List<AuditRow> rows = new ArrayList<>();
        pending.forEach((access, resources) -> rows.add(events.row(facts, access, resources)));
        pending.clear();
        return rows;
    }

    private record Write(AccessKind kind, IBaseResource resource) {}
}
