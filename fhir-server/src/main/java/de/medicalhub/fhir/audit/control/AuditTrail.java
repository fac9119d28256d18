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
    private static final Set<String> EMERGENCY_OPERATIONS = Set.of("$emergency-access", "$end-emergency-access");

    private final RequestDetails request;
    private final Map<Touch, Set<String>> pending = new LinkedHashMap<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<IBaseResource> attempted = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> named = new LinkedHashSet<>();
    private boolean recorded;

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
        recorded = true;
        Set<String> resources = pending.computeIfAbsent(access, first -> new LinkedHashSet<>());
        if (!resource.isEmpty()) {
            resources.add(resource);
        }
    }

    /** Is stored; whom it is about may depend on what the same transaction stores after it. */
    void write(AccessKind kind, IBaseResource resource) {
        writes.add(new Write(kind, resource));
        written.add(Audit.name(resource));
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

    /** An entry of a batch names it to be read. */
    void name(String reference) {
        named.add(reference);
    }

    /** What was named and is not there. */
    List<String> absent() {
        Set<String> found = new HashSet<>(shown);
        attempted.forEach(resource -> found.add(Audit.name(resource)));
        return named.stream().filter(reference -> !found.contains(reference)).toList();
    }

    /** Whether a row tells already that the caller has seen or sent the resource. */
    boolean tells(IBaseResource resource) {
        String name = Audit.name(resource);
        return written.contains(name) || shown.contains(name);
    }

    /** Whether anything of the request is written down or will be. */
    boolean hasRecorded() {
        return recorded || !writes.isEmpty();
    }

    void forget() {
        recorded = false;
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
        Set<String> emergencies = callers.emergencies(request);
        Map<String, String> covered = callers.substitutions(request);
        pending.forEach((access, resources) -> rows.add(events.row(
                facts.under(purpose(access, emergencies), covered.getOrDefault(access.patient(), "")),
                access,
                resources)));
        pending.clear();
        return rows;
    }

    /** Whether an emergency access is opened or ended; of these also the try for nobody is recorded. */
    boolean isEmergency() {
        String operation = request.getOperation();
        return operation != null && EMERGENCY_OPERATIONS.contains(operation);
    }

    /** What opens, ends or uses an emergency access serves that purpose. */
    private String purpose(Touch access, Set<String> emergencies) {
        return isEmergency() || emergencies.contains(access.patient()) ? Touch.BREAK_THE_GLASS : "";
    }

    private record Write(AccessKind kind, IBaseResource resource) {}
}
