package de.medicalhub.fhir.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What another feature keeps from callers whom the access table lets in, in reads, searches and totals alike. */
@FunctionalInterface
public interface Reservation {
    /** Whether the resource is not for the caller of this request. */
    boolean hides(RequestDetails request, IBaseResource resource);
}
