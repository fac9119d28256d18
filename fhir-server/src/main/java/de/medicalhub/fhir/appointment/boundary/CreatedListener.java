package de.medicalhub.fhir.appointment.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import org.hl7.fhir.instance.model.api.IIdType;
import org.springframework.stereotype.Component;

/**
 * An operation that has made a resource answers 201, as ISiK wants it, or 202 where the caller asked for an answer that does not
 * wait ({@code Prefer: respond-async}); HAPI answers every operation with 200. Either says where the resource is.
 */
@Component
@Interceptor
public class CreatedListener {
    private static final String CREATED = CreatedListener.class.getName();

    /** @param created as stored, with its id */
    static void created(RequestDetails request, IIdType created) {
        request.getUserData().put(CREATED, created);
    }

    /** Before the answer leaves. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void onAnswer(RequestDetails request, ResponseDetails response) {
        if (request.getUserData().get(CREATED) instanceof IIdType created) {
            boolean later = RestfulServerUtils.parsePreferHeader(request.getHeader(Constants.HEADER_PREFER))
                    .getRespondAsync();
            String address = created.toUnqualifiedVersionless()
                    .withServerBase(request.getFhirServerBase(), created.getResourceType())
                    .getValue();
            response.setResponseCode(later ? Constants.STATUS_HTTP_202_ACCEPTED : Constants.STATUS_HTTP_201_CREATED);
            request.getResponse()
                    .addHeader(later ? Constants.HEADER_CONTENT_LOCATION : Constants.HEADER_LOCATION, address);
        }
    }
}
