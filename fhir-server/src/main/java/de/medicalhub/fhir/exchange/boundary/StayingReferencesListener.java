package de.medicalhub.fhir.exchange.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * Lets the references of a record that leaves as a transaction stand as they are. The engine writes an address of the server that was
 * asked without the server, which is right for whoever reads here, and wrong for another server.
 */
@Component
@Interceptor
public class StayingReferencesListener {
    /** Behind the audit trail, which names the address of the server. */
    private static final int BEHIND_THE_TRAIL = 1500;

    /** The answer is about to be written, and nothing else is left to do. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = BEHIND_THE_TRAIL)
    public void onAnswer(RequestDetails request, ResponseDetails response) {
        if ("$everything".equals(request.getOperation())
                && response.getResponseResource() instanceof Bundle bundle
                && bundle.getType() == Bundle.BundleType.TRANSACTION) {
            request.setFhirServerBase("");
        }
    }
}
