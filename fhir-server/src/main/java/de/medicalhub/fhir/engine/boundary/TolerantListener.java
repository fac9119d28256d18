package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.RestfulServerUtils.ResponseEncoding;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.util.DateUtils;
import de.medicalhub.fhir.engine.control.AnswerShape;
import de.medicalhub.fhir.engine.control.VersionTag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What FHIR wants answered in another way than HAPI does. */
@Component
@Interceptor(order = -300)
public class TolerantListener {
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    /**
     * Before the body is parsed. The parameters of an operation may all be optional: no body is none of them, also where a
     * type is announced, which makes it a faulty one for HAPI. A body of the whole server ({@code $import}) is not looked at.
     */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void onOperation(RequestDetails request) {
        String operation = request.getOperation();
        boolean ofType = operation != null && operation.startsWith("$") && request.getResourceName() != null;
        if (ofType && request.getRequestType() == RequestTypeEnum.POST && request.loadRequestContents().length == 0) {
            request.setHeaders(Constants.HEADER_CONTENT_TYPE, List.of());
        }
    }

    /** Before anything is read. An empty parameter of a search is ignored (R4, 3.1.1.4.1); of a write it never is. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void onRequest(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE) {
            Map<String, String[]> said = new LinkedHashMap<>(request.getParameters());
            said.values().removeIf(values -> Arrays.stream(values).allMatch(String::isEmpty));
            request.setParameters(said);
        }
        ResponseEncoding answer = RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON);
        boolean wrongly = answer != null && answer.getEncoding() == EncodingEnum.NDJSON;
        if (wrongly || isTurtleAccepted(request, answer)) {
            answerInJson(request);
        }
        if (request.getRestOperationType() == RestOperationTypeEnum.PATCH) {
            requirePatch(request, Objects.requireNonNullElse(request.getHeader(Constants.HEADER_CONTENT_TYPE), ""));
        }
    }

    /** Nothing is written as Turtle; who would rather have it gets JSON (RFC 9110, 12.5.1), who takes nothing else is refused. */
    private static boolean isTurtleAccepted(RequestDetails request, @Nullable ResponseEncoding answer) {
        return answer != null
                && answer.getEncoding() == EncodingEnum.RDF
                && AnswerShape.isAnyFormAccepted(request)
                && !request.getParameters().containsKey(Constants.PARAM_FORMAT);
    }

    /** One resource is no line: HAPI writes it as XML and calls it NDJSON. What answers in lines sees to it itself. */
    private static void answerInJson(RequestDetails request) {
        request.setHeaders(Constants.HEADER_ACCEPT, List.of(Constants.CT_FHIR_JSON_NEW));
        Map<String, String[]> said = new LinkedHashMap<>(request.getParameters());
        said.remove(Constants.PARAM_FORMAT);
        request.setParameters(said);
    }

    /**
     * Before the engine reads the headers. It fails on versions that are no numbers, and on times that are none, which are
     * ignored (RFC 9110, 13.1.3).
     */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void onHeaders(RequestDetails request) {
        String version = request.getHeader(Constants.HEADER_IF_MATCH);
        boolean isAny = "*".equals(version); // Access sees to it, once the caller is known.
        if (version != null && !version.isBlank() && !isAny && !version.equals(VersionTag.readable(version))) {
            request.setHeaders(Constants.HEADER_IF_MATCH, List.of(VersionTag.readable(version)));
        }
        String since = request.getHeader(Constants.HEADER_IF_MODIFIED_SINCE);
        if (since != null && DateUtils.parseDate(since) == null) {
            request.setHeaders(Constants.HEADER_IF_MODIFIED_SINCE, List.of());
        }
    }

    /** HAPI has an XML Patch, and takes any resource for a FHIRPath Patch until it fails on it. */
    private static void requirePatch(RequestDetails request, String contentType) {
        if (contentType.startsWith(Constants.CT_XML_PATCH)) {
            throw new UnclassifiedServerFailureException(
                    UNSUPPORTED_MEDIA_TYPE, "Patches are taken as JSON Patch or FHIRPath Patch.");
        }
        EncodingEnum encoding = EncodingEnum.forContentType(contentType.replaceFirst(";.*", ""));
        if (encoding == null) {
            return;
        }
        String body = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        if (!(encoding.newParser(request.getFhirContext()).parseResource(body) instanceof IBaseParameters)) {
            throw new InvalidRequestException("A FHIRPath Patch is a Parameters resource.");
        }
    }
}
