package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Bundle;
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
    private final AuditNarrative narrative;

    Audit(AuditLog log, AuditEvents events, Access callers, RefusedResource refused, AuditNarrative narrative) {
        this.log = log;
        this.events = events;
        this.callers = callers;
        this.refused = refused;
        this.narrative = narrative;
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
        List<AuditEvent> found = log.find(AuditQuery.newest(patient, count)).stream()
                .map(events::parse)
                .toList();
        return narrative.tell(patient, found);
    }

    @Override
    public void tell(Collection<String> patients) {
        required().add(AccessKind.QUERY, Touch.DONE, new LinkedHashSet<>(patients), "");
    }

    /** Something that no interceptor sees was read by its name. */
    void read(Set<String> patients, String resource) {
        required().add(AccessKind.READ, Touch.DONE, patients, resource);
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

    /** An entry of a batch reads something by its id. */
    public void name(RequestDetails entry) {
        Requested.target(entry)
                .filter(target -> !callers.isDirectory(entry.getResourceName()))
                .ifPresent(target -> current().ifPresent(trail -> trail.name(target)));
    }

    /**
     * The answer leaves. It tells something also where nothing was shown on the way: what was counted, what a write gives
     * back without having changed it, and that nothing was found.
     */
    public void answer(@Nullable IBaseResource answer) {
        current().ifPresent(trail -> {
            callers.counted(trail.request())
                    .forEach(patient -> trail.add(AccessKind.QUERY, Touch.DONE, Set.of(patient), ""));
            if (Requested.shown(trail.request()).isEmpty()) {
                givenBack(answer).filter(resource -> !trail.tells(resource)).forEach(resource -> {
                    Set<String> owners = callers.patientsOf(resource);
                    if (!owners.isEmpty()) {
                        trail.add(AccessKind.READ, Touch.DONE, owners, name(resource));
                    }
                });
            }
            if (!trail.hasRecorded() && Requested.asksAlways(trail.request(), callers)) {
                add(trail, Touch.DONE);
            }
        });
        flush();
    }

    /** Before the answer leaves; what entries of a batch have tried in vain is in it as a refusal. */
    @Override
    public void flush() {
        current().ifPresent(trail -> {
            trail.hidden()
                    .forEach(resource ->
                            trail.add(AccessKind.READ, Touch.REFUSED, callers.patientsOf(resource), name(resource)));
            trail.absent().forEach(resource -> trail.add(AccessKind.READ, Touch.REFUSED, Set.of(), resource));
            writeDown(trail);
        });
    }

    /**
     * The request failed: what it would have shown is not shown, and what it would have written is not written.
     *
     * @param status of the answer; 403 and 404 are refusals, also for something that is not there: a row costs time, and
     *     its absence would tell. 304 is none: it says that what the caller has is right
     */
    public void fail(RequestDetails request, int status) {
        fail(request, status, false);
    }

    /**
     * The same.
     *
     * @param unknown whether the answer says that something named in the body is not known, which it also says of what the
     *     caller may not read: a refusal in the form of a 422
     */
    public void fail(RequestDetails request, int status, boolean unknown) {
        AuditTrail trail = current().orElseGet(() -> new AuditTrail(request));
        trail.forget();
        if (status == Constants.STATUS_HTTP_304_NOT_MODIFIED
                && callers.isAboutPatients(trail.request().getResourceName())) {
            add(trail, Touch.DONE);
        } else if ((unknown && status == Constants.STATUS_HTTP_422_UNPROCESSABLE_ENTITY)
                || status == ProblemKind.FORBIDDEN.httpStatus()
                || (status == ProblemKind.NOT_FOUND.httpStatus()
                        && (isRefusal(trail.request()) || trail.isEmergency()))) {
            add(trail, Touch.REFUSED);
        }
        writeDown(trail);
    }

    /** Not found is one where something is asked for by its id; what everybody reads has nothing to hide. */
    private boolean isRefusal(RequestDetails request) {
        return Requested.target(request).isPresent() && !callers.isDirectory(request.getResourceName());
    }

    private void add(AuditTrail trail, AuditEventOutcome outcome) {
        refused.of(trail.request(), trail.attempted())
                .forEach((resource, owners) -> trail.add(Requested.kind(trail.request()), outcome, owners, resource));
    }

    private static Stream<? extends IBaseResource> givenBack(@Nullable IBaseResource answer) {
        if (answer instanceof Bundle bundle) {
            return bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(resource -> resource != null && !(resource instanceof Bundle));
        }
        return Stream.ofNullable(answer);
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
