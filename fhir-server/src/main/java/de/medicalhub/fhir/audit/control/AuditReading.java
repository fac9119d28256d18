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

    /** Events as JSON, newest first; patients find only what concerns them, whatever they ask for. */
    public List<String> find(RequestDetails request, AuditQuery query) {
        Optional<String> own = ownPatient(request);
        boolean aboutAnother = own.isPresent()
                && query.patient().isPresent()
                && !query.patient().equals(own);
        return aboutAnother ? List.of() : log.find(own.isEmpty() ? query : query.about(own.get()));
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
