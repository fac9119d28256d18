package de.medicalhub.fhir.appointment.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import org.springframework.stereotype.Component;

/** An operation that has made a resource answers 201, as ISiK wants it; HAPI answers every operation with 200. */
@Component
@Interceptor
public class CreatedListener {
    private static final String CREATED = CreatedListener.class.getName();

    static void created(RequestDetails request) {
        request.getUserData().put(CREATED, true);
    }

    /** Before the answer leaves. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void onAnswer(RequestDetails request, ResponseDetails response) {
        if (request.getUserData().containsKey(CREATED)) {
            response.setResponseCode(Constants.STATUS_HTTP_201_CREATED);
        }
    }
}
