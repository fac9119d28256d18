package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.control.TokenReader;
import org.springframework.stereotype.Component;

/** Takes the caller from where the filter of tokens has left it. */
@Component
class RequestTokenReader implements TokenReader {
    @Override
    public Caller caller(RequestDetails request) {
        return request instanceof ServletRequestDetails servlet
                        && servlet.getServletRequest() != null
                        && servlet.getServletRequest().getAttribute(Caller.class.getName()) instanceof Caller caller
                ? caller
                : Caller.NOBODY;
    }
}
