package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.Caller;

/** Reads the caller from a request's token; another way to sign in would be another reader. */
public interface TokenReader {
    /** Who calls; {@link Caller#NOBODY} without a valid token. */
    Caller caller(RequestDetails request);
}
