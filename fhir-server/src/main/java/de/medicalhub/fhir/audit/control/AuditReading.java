package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who reads which part of the trail. */
@Component
public class AuditReading {
    private static final String REFUSED = "Only the administrator and the patients themselves read who accessed data.";

    private final AuditLog log;
    private final Access callers;

    AuditReading(AuditLog log, Access callers) {
        this.log = log;
        this.callers = callers;
    }

    /** The event as JSON, if there is one that the caller may read. */
    public Optional<String> find(RequestDetails request, String id) {
        Optional<String> own = ownPatient(request);
        return parse(id).flatMap(uuid -> own.isEmpty() ? log.find(uuid) : log.find(uuid, own.get()));
    }

    /** Events as JSON; patients find only what concerns them, whatever they ask for. */
    public List<String> find(RequestDetails request, AuditQuery query) {
        return allowed(request, query).map(log::find).orElse(List.of());
    }

    /** How many of them the caller may read. */
    public long count(RequestDetails request, AuditQuery query) {
        return allowed(request, query).map(log::count).orElse(0L);
    }

    /** Empty if nothing of what is asked for concerns the caller. */
    private Optional<AuditQuery> allowed(RequestDetails request, AuditQuery query) {
        Optional<String> own = ownPatient(request);
        if (own.isEmpty()) {
            return Optional.of(query);
        }
        Optional<String> asked = query.wanted(AuditQuery.Field.PATIENT);
        return asked.isPresent() && !asked.equals(own) ? Optional.empty() : own.map(query::about);
    }

    /** Empty for the administrator. */
    private Optional<String> ownPatient(RequestDetails request) {
        Caller caller = callers.caller(request);
        if (caller.has(Role.ADMIN)) {
            return Optional.empty();
        }
        if (caller.has(Role.PATIENT) && caller.fhirUser().startsWith("Patient/")) {
            return Optional.of(caller.fhirUser());
        }
        throw new ForbiddenOperationException(REFUSED);
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
