package de.medicalhub.fhir.access.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import de.medicalhub.fhir.access.control.AnswerFilter;
import de.medicalhub.fhir.access.control.Conditions;
import de.medicalhub.fhir.access.control.ReadDecision;
import de.medicalhub.fhir.access.control.RequestGuard;
import de.medicalhub.fhir.access.control.Requests;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads every request and every resource of every answer past the rules. */
@Component
@Interceptor(order = -100)
public class AccessListener {
    private final Conditions conditions;
    private final RequestGuard guard;
    private final Requests requests;
    private final AnswerFilter filter;

    AccessListener(Conditions conditions, RequestGuard guard, Requests requests, AnswerFilter filter) {
        this.conditions = conditions;
        this.guard = guard;
        this.requests = requests;
        this.filter = filter;
    }

    /** Before the conditions of a write are read. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void onCondition(RequestDetails request) {
        if (!Requests.isInternal(request)) {
            conditions.narrow(request);
        }
    }

    /** Before anything is read. Also called for each reading entry of a batch. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void onRequest(RequestDetails request) {
        if (!Requests.isInternal(request)) {
            guard.check(request);
        }
    }

    /** Another caller's search must not answer this one. */
    @Hook(Pointcut.STORAGE_PRECHECK_FOR_CACHED_SEARCH)
    public boolean mayReuseSearch(@Nullable RequestDetails request) {
        return Requests.isInternal(request);
    }

    /** Nor may this one answer another's. */
    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void onSearch(@Nullable RequestDetails request, ICachedSearchDetails search) {
        if (!Requests.isInternal(request)) {
            search.setCannotBeReused();
        }
    }

    /** While results are collected, so that pages and their links hold readable ones only. */
    @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
    public void onAccess(@Nullable RequestDetails request, IPreResourceAccessDetails found) {
        if (request == null || Requests.isInternal(request)) {
            return;
        }
        filter.prepare(request, found.size(), found::getResource);
        for (int i = 0; i < found.size(); i++) {
            if (found.getResource(i) != null && !filter.mayFind(request, found.getResource(i))) {
                found.setDontReturnResourceAtIndex(i);
            }
        }
    }

    /** Before a resource is put into an answer. */
    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void onShow(@Nullable RequestDetails request, IPreResourceShowDetails details) {
        if (request == null || Requests.isInternal(request)) {
            return;
        }
        filter.prepare(request, details.size(), details::getResource);
        for (int i = 0; i < details.size(); i++) {
            IBaseResource resource = details.getResource(i);
            if (resource != null) {
                details.setResource(i, filter.show(request, resource));
            }
        }
    }

    /** The last gate: whatever made the answer, it passes the same decision. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = -100)
    public void onAnswer(RequestDetails request, ResponseDetails response) {
        IBaseResource resource = response.getResponseResource();
        if (resource != null && !Requests.isInternal(request)) {
            IBaseResource answer = filter.answer(request, resource);
            if (answer instanceof Bundle bundle) {
                requests.batchRefusals(request).ifPresent(refusals -> refusals.fillIn(bundle));
            }
            response.setResponseResource(answer);
        }
    }

    /** Not found, gone and hidden read alike. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException onRefusal(Throwable thrown, RequestDetails request) {
        boolean absent = thrown instanceof ResourceNotFoundException || thrown instanceof ResourceGoneException;
        if (absent && request.getId() != null && !Requests.isInternal(request)) {
            new ReadDecision(requests.ties(request)).decideAboutNothing(request.getResourceName());
        }
        boolean explained =
                thrown instanceof BaseServerResponseException refusal && refusal.getOperationOutcome() != null;
        return absent && !explained ? new ResourceNotFoundException(AnswerFilter.NOT_THERE) : null;
    }
}
