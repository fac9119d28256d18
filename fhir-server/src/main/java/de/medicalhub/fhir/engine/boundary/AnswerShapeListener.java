package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.engine.control.AnswerShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Refuses what says in which shape an answer is wanted, where it is not understood (rule 13). */
@Component
@Interceptor(order = AnswerShapeListener.ORDER)
public class AnswerShapeListener {
    /** After the access rules: who is not signed in is told that first. */
    static final int ORDER = -50;

    /** Before anything is read; also called for each reading entry of a batch. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void onRequest(RequestDetails request) {
        AnswerShape.refusal(request).ifPresent(refusal -> {
            // The refusal itself is written in a form that is.
            Map<String, String[]> said = new LinkedHashMap<>(request.getParameters());
            if (!AnswerShape.isAnyFormAccepted(request)) {
                request.setHeaders(Constants.HEADER_ACCEPT, List.of(Constants.CT_FHIR_JSON_NEW));
            }
            said.remove(Constants.PARAM_FORMAT);
            request.setParameters(said);
            throw refusal;
        });
    }
}
