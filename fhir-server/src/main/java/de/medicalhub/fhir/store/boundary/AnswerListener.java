package de.medicalhub.fhir.store.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IRestfulResponse;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.RestfulServerUtils.ResponseEncoding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.store.ReadyAnswer;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers a plain read with the text that is ready (rule 7); everything else is left to HAPI. */
@Component
@Interceptor
public class AnswerListener {
    /** After the trail, which is the last that may hold an answer back. */
    private static final int VERY_LAST = 2000;

    private static final String JSON = Constants.CT_FHIR_JSON_NEW;
    private static final String BINARY = "Binary";

    private final FhirContext fhir;

    AnswerListener(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** False where the answer has been written. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = VERY_LAST)
    public boolean onAnswer(RequestDetails request, ResponseDetails response) throws IOException {
        Optional<ReadyAnswer> ready =
                isPlainRead(request) ? ReadyAnswer.of(response.getResponseResource()) : Optional.empty();
        if (ready.isPresent()) {
            write(request, response.getResponseCode(), ready.get());
        }
        return ready.isEmpty();
    }

    /** One resource as JSON, as it is: not a part of it, not packed, not laid out for the eye. */
    private static boolean isPlainRead(RequestDetails request) {
        return request instanceof ServletRequestDetails
                && !request.isSubRequest()
                && request.getRestOperationType() == RestOperationTypeEnum.READ
                && request.getParameters().isEmpty()
                && !BINARY.equals(request.getResourceName())
                && !request.isRespondGzip()
                && !RestfulServerUtils.prettyPrintResponse(request.getServer(), request)
                && isJson(request);
    }

    private static boolean isJson(RequestDetails request) {
        ResponseEncoding asked = RestfulServerUtils.determineResponseEncodingNoDefault(
                request, request.getServer().getDefaultResponseEncoding());
        return asked != null && JSON.equals(asked.getResourceContentType());
    }

    /** With the headers that HAPI gives a read. */
    private void write(RequestDetails request, int status, ReadyAnswer ready) throws IOException {
        String base = request.getFhirServerBase();
        IRestfulResponse answer = request.getResponse();
        answer.addHeader(
                Constants.HEADER_CONTENT_LOCATION,
                ready.id().withServerBase(base, request.getResourceName()).getValue());
        answer.addHeader(
                Constants.HEADER_ETAG, RestfulServerUtils.createEtag(ready.id().getVersionIdPart()));
        answer.addHeader(Constants.HEADER_LAST_MODIFIED, ready.updated());
        Writer out = answer.getResponseWriter(status, JSON, Constants.CHARSET_NAME_UTF8, false);
        out.write(ready.text(fhir, base));
        answer.commitResponse(out);
    }
}
