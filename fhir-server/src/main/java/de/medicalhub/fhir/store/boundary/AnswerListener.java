package de.medicalhub.fhir.store.boundary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IRestfulResponse;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.RestfulServerUtils.ResponseEncoding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.store.ReadyAnswer;
import de.medicalhub.fhir.store.ReadyPage;
import de.medicalhub.fhir.store.StoredAnswer;
import de.medicalhub.fhir.store.WrittenTexts;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * Answers a plain read or search with the texts that are ready (rule 7), and what stores one resource with what is made of the
 * stored text (rule 8); everything else is left to HAPI.
 */
@Component
@Interceptor
public class AnswerListener {
    /** After the trail, which is the last that may hold an answer back. */
    private static final int VERY_LAST = 2000;

    private static final String JSON = Constants.CT_FHIR_JSON_NEW;
    private static final String BINARY = "Binary";
    private static final Set<String> SHAPING =
            Set.of(Constants.PARAM_SUMMARY, Constants.PARAM_PRETTY, Constants.PARAM_FORMAT);
    private static final String[] NONE = {};

    private final FhirContext fhir;
    private final WrittenTexts written;

    AnswerListener(FhirContext fhir, WrittenTexts written) {
        this.fhir = fhir;
        this.written = written;
    }

    /** False where the answer has been written. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = VERY_LAST)
    public boolean onAnswer(RequestDetails request, ResponseDetails response) throws IOException {
        return !isPlain(request) || !isWritten(request, response);
    }

    private boolean isWritten(RequestDetails request, ResponseDetails response) throws IOException {
        IBaseResource answer = response.getResponseResource();
        return switch (request.getRestOperationType()) {
            case READ -> read(request, response, ReadyAnswer.of(answer));
            case SEARCH_TYPE -> search(request, response, ReadyPage.of(answer));
            case CREATE, UPDATE -> store(request, response, StoredAnswer.of(request, answer));
            default -> false;
        };
    }

    /** As JSON and as it is: not a part of it, not packed, not laid out for the eye. */
    private static boolean isPlain(RequestDetails request) {
        return request instanceof ServletRequestDetails
                && !request.isSubRequest()
                && asksPlainly(request)
                && !request.isRespondGzip()
                && !RestfulServerUtils.prettyPrintResponse(request.getServer(), request)
                && isJson(request);
    }

    private static boolean asksPlainly(RequestDetails request) {
        Map<String, String[]> parameters = request.getParameters();
        if (request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE) {
            return parameters.keySet().stream().noneMatch(AnswerListener::shapes)
                    && Arrays.stream(parameters.getOrDefault(Constants.PARAM_COUNT, NONE))
                            .noneMatch("0"::equals);
        }
        return parameters.isEmpty() && !BINARY.equals(request.getResourceName());
    }

    /** Whether the parameter says which parts are wanted, or in which form. */
    private static boolean shapes(String parameter) {
        return SHAPING.contains(parameter) || parameter.startsWith(Constants.PARAM_ELEMENTS);
    }

    private static boolean isJson(RequestDetails request) {
        ResponseEncoding asked = RestfulServerUtils.determineResponseEncodingNoDefault(
                request, request.getServer().getDefaultResponseEncoding());
        return asked != null && JSON.equals(asked.getResourceContentType());
    }

    private boolean read(RequestDetails request, ResponseDetails response, Optional<ReadyAnswer> ready)
            throws IOException {
        if (ready.isPresent()) {
            describe(request, ready.get().id(), ready.get().updated());
            write(request, response, ready.get().text(fhir, request.getFhirServerBase()));
        }
        return ready.isPresent();
    }

    private boolean search(RequestDetails request, ResponseDetails response, Optional<ReadyPage> ready)
            throws IOException {
        if (ready.isPresent()) {
            ready.get()
                    .updated()
                    .ifPresent(updated -> request.getResponse().addHeader(Constants.HEADER_LAST_MODIFIED, updated));
            write(request, response, ready.get().text(fhir, request.getFhirServerBase()));
        }
        return ready.isPresent();
    }

    private boolean store(RequestDetails request, ResponseDetails response, Optional<StoredAnswer> stored)
            throws IOException {
        Optional<String> text = stored.flatMap(answer -> answer.text(written, request.getFhirServerBase()));
        if (text.isPresent()) {
            IdType id = stored.orElseThrow().id();
            if (request.getRequestType() == RequestTypeEnum.POST) {
                request.getResponse().addHeader(Constants.HEADER_LOCATION, address(request, id));
            }
            describe(request, id, stored.orElseThrow().updated());
            write(request, response, text.get());
        }
        return text.isPresent();
    }

    /** With the headers that HAPI gives one resource. */
    private static void describe(RequestDetails request, IdType id, String updated) {
        IRestfulResponse answer = request.getResponse();
        answer.addHeader(Constants.HEADER_CONTENT_LOCATION, address(request, id));
        answer.addHeader(Constants.HEADER_ETAG, RestfulServerUtils.createEtag(id.getVersionIdPart()));
        answer.addHeader(Constants.HEADER_LAST_MODIFIED, updated);
    }

    private static String address(RequestDetails request, IdType id) {
        return id.withServerBase(request.getFhirServerBase(), request.getResourceName())
                .getValue();
    }

    private static void write(RequestDetails request, ResponseDetails response, String text) throws IOException {
        IRestfulResponse answer = request.getResponse();
        Writer out = answer.getResponseWriter(response.getResponseCode(), JSON, Constants.CHARSET_NAME_UTF8, false);
        out.write(text);
        answer.commitResponse(out);
    }
}
