package de.medicalhub.fhir.document.boundary;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.document.control.Sender;
import org.springframework.stereotype.Component;

/** Makes the sender of a request out of its caller. */
@Component
class Senders {
    private final Access access;

    Senders(Access access) {
        this.access = access;
    }

    /** An administrator imports: what it refers to must be found, though it may not be read. */
    Sender of(RequestDetails request) {
        boolean imports = access.caller(request).has(Role.ADMIN);
        return new Sender(
                access.organisations(request),
                access.caller(request).fhirUser(),
                resource -> imports || access.mayRead(request, resource));
    }
}
