package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects what a request touches and writes it down in time: with the data, or before the answer. */
@Component
public class Audit implements Trail {
    private static final ThreadLocal<@Nullable AuditTrail> CURRENT = new ThreadLocal<>();

    private final AuditLog log;
    private final AuditEvents events;
    private final Access callers;
    private final RefusedResource refused;

    Audit(AuditLog log, AuditEvents events, Access callers, RefusedResource refused) {
        this.log = log;
        this.events = events;
        this.callers = callers;
        this.refused = refused;
    }

    /** A request comes in on this thread. */
    @Override
    public void begin(RequestDetails request) {
        CURRENT.set(new AuditTrail(request));
    }

    /** The request is done. */
    @Override
    public void end() {
        CURRENT.remove();
    }

    @Override
    public List<AuditEvent> about(String patient, int count) {
        AuditQuery query = new AuditQuery(
                Optional.of(patient),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                count,
                0);
        return log.find(query).stream().map(events::parse).toList();
    }

    /** A resource is about to be read by its id. */
    public void attempt(IBaseResource resource) {
        current().ifPresent(trail -> trail.attempt(resource));
    }

    /** Resources go into the answer; those about nobody are not recorded. */
    public void show(AccessKind kind, List<IBaseResource> resources) {
        for (IBaseResource resource : resources) {
            current().ifPresent(trail -> trail.shown(resource));
            Set<String> owners = callers.patientsOf(resource);
            if (!owners.isEmpty()) {
                String name = kind == AccessKind.QUERY ? "" : name(resource);
                required().add(kind, Touch.DONE, owners, name);
            }
        }
    }

    /** A resource is written by the request of this thread, if there is one; recorded in the same transaction. */
    public void write(AccessKind kind, IBaseResource resource) {
        current().ifPresent(trail -> {
            trail.write(kind, resource);
            writeBeforeCommit(trail);
        });
    }

    /** Before the answer leaves; what entries of a batch have tried in vain is in it as a refusal. */
    @Override
    public void flush() {
        current().ifPresent(trail -> {
            trail.hidden()
                    .forEach(resource ->
                            trail.add(AccessKind.READ, Touch.REFUSED, callers.patientsOf(resource), name(resource)));
            writeDown(trail);
        });
    }

    /**
     * The request failed: what it would have shown is not shown, and what it would have written is not written.
     *
     * @param status of the answer; 403, and 404 for something that is there, are refusals
     */
    public void fail(RequestDetails request, int status) {
        AuditTrail trail = current().orElseGet(() -> new AuditTrail(request));
        trail.forget();
        boolean hidden =
                status == ProblemKind.NOT_FOUND.httpStatus() && refused.isThere(trail.request(), trail.attempted());
        boolean refusal = status == ProblemKind.FORBIDDEN.httpStatus() || hidden;
        if (refusal || (status == ProblemKind.NOT_FOUND.httpStatus() && trail.isEmergency())) {
            refused.of(trail.request(), trail.attempted())
                    .forEach((resource, owners) ->
                            trail.add(Requested.kind(trail.request()), Touch.REFUSED, owners, resource));
            writeDown(trail);
        }
    }

    private void writeDown(AuditTrail trail) {
        trail.settleWrites(callers);
        List<AuditRow> rows = trail.take(events, callers);
        if (rows.isEmpty()) {
            return;
        }
        try {
            log.append(rows);
        } catch (DataAccessException e) {
            throw new HubException(
                    ProblemKind.UNAVAILABLE, "The access could not be recorded, so it was not allowed.", e);
        }
    }

    private void writeBeforeCommit(AuditTrail trail) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    writeDown(trail);
                }

                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        trail.forget();
                    }
                }
            });
        }
    }

    private AuditTrail required() {
        return current().orElseThrow(() -> new IllegalStateException("A patient's data is shown outside a request"));
    }

    private static Optional<AuditTrail> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static String name(IBaseResource resource) {
        return resource.getIdElement().hasIdPart()
                ? resource.fhirType() + "/" + resource.getIdElement().getIdPart()
                : "";
    }
}
