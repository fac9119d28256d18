package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.PreferHandlingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * Leaves out of a search what its type has no parameter for, as ISiK Basis demands (it must not be an error), and tells so in the
 * answer; who sends {@code Prefer: handling=strict} is refused (R4, 3.1.1.3.1). Only of a search that comes alone: conditions of
 * writes, entries of a batch and criteria of Subscriptions are refused always, and so are modifiers that are not offered.
 */
@Component
@Interceptor(order = -290)
public class UnknownCriteriaListener {
    private static final String LEFT_OUT = UnknownCriteriaListener.class.getName();

    /** Its parameters are not the engine's. */
    private static final String TRAIL = "AuditEvent";

    private static final int AFTER_THE_TRAIL = 1500;

    private final ISearchParamRegistry parameters;

    UnknownCriteriaListener(ISearchParamRegistry parameters) {
        this.parameters = parameters;
    }

    /** Before the criteria are read: where a request is handled, the engine has taken them over already. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void onRequest(RequestDetails request) {
        boolean alone = request instanceof ServletRequestDetails && !(request instanceof ServletSubRequestDetails);
        if (!alone
                || request.getRestOperationType() != RestOperationTypeEnum.SEARCH_TYPE
                || TRAIL.equals(request.getResourceName())
                || isStrict(request)
                || asksForNumber(request)) {
            return;
        }
        Map<String, String[]> known = new LinkedHashMap<>(request.getParameters());
        Set<String> unknown = new TreeSet<>(known.keySet());
        unknown.removeIf(name -> isKnown(request.getResourceName(), name.split("[.:]", 2)[0]));
        if (!unknown.isEmpty()) {
            known.keySet().removeAll(unknown);
            request.setParameters(known);
            request.getUserData().put(LEFT_OUT, true);
        }
    }

    /** After access rules and trail: what is told is about nobody. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = AFTER_THE_TRAIL)
    public void onAnswer(RequestDetails request, ResponseDetails response) {
        if (request.getUserData().containsKey(LEFT_OUT)
                && response.getResponseResource() instanceof Bundle found
                && found.getType() == Bundle.BundleType.SEARCHSET
                && found.hasEntry()) {
            OperationOutcome outcome = new OperationOutcome();
            outcome.addIssue()
                    .setSeverity(IssueSeverity.WARNING)
                    .setCode(IssueType.NOTSUPPORTED)
                    .setDiagnostics("Not all parameters of this search are known here; the link \"self\" tells by which"
                            + " these results were found. With Prefer: handling=strict such a search is refused.");
            found.addEntry().setResource(outcome).getSearch().setMode(Bundle.SearchEntryMode.OUTCOME);
        }
    }

    /** A number alone has no place for what is told, and would be taken for that of what was asked. */
    private static boolean asksForNumber(RequestDetails request) {
        return given(request, "_summary", "count") || given(request, "_count", "0");
    }

    private static boolean given(RequestDetails request, String name, String value) {
        String[] values = request.getParameters().get(name);
        return values != null && Arrays.asList(values).contains(value);
    }

    private boolean isKnown(String type, String name) {
        return name.startsWith("_")
                || parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH) != null;
    }

    private static boolean isStrict(RequestDetails request) {
        List<String> preferred = request.getHeaders(Constants.HEADER_PREFER);
        return preferred != null
                && preferred.stream()
                        .map(header ->
                                RestfulServerUtils.parsePreferHeader(header).getHanding())
                        .anyMatch(handling -> handling == PreferHandlingEnum.STRICT);
    }
}
