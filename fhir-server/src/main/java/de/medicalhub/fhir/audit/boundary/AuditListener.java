package de.medicalhub.fhir.audit.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.audit.control.AccessKind;
import de.medicalhub.fhir.audit.control.Audit;
import de.medicalhub.fhir.audit.control.Requested;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees every access that comes in by HTTP. */
@Component
@Interceptor
public class AuditListener {
    /** Before any rule can refuse. */
    private static final int FIRST = -1000;

    /** Before the access rules reduce what is shown: also the reduced view is a view of the patient's data. */
    private static final int BEFORE_PROJECTION = -200;

    /** After everything that may still refuse the answer. */
    private static final int LAST = 1000;

    private final Audit audit;

    AuditListener(Audit audit) {
        this.audit = audit;
    }

    /** Once per HTTP request. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = FIRST)
    public void onRequest(RequestDetails request) {
        audit.begin(request);
    }

    /** Each reading entry of a batch; a request of its own is known by its end. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = FIRST)
    public void onEntry(RequestDetails entry) {
        if (entry.isSubRequest() && Requested.isReadById(entry)) {
            audit.name(entry);
        }
    }

    /** Something is there; whether it may be read is decided later. */
    @Hook(value = Pointcut.STORAGE_PREACCESS_RESOURCES, order = FIRST)
    public void onAttempt(@Nullable RequestDetails request, IPreResourceAccessDetails found) {
        if (request instanceof ServletRequestDetails && Requested.kind(request) == AccessKind.READ) {
            IntStream.range(0, found.size()).mapToObj(found::getResource).forEach(audit::attempt);
        }
    }

    /** Resources on their way into the answer. */
    @Hook(value = Pointcut.STORAGE_PRESHOW_RESOURCES, order = BEFORE_PROJECTION)
    public void onShow(@Nullable RequestDetails request, IPreResourceShowDetails details) {
        if (request instanceof ServletRequestDetails) {
            List<IBaseResource> resources = IntStream.range(0, details.size())
                    .mapToObj(details::getResource)
                    .filter(Objects::nonNull)
                    .toList();
            Requested.shown(request).ifPresent(kind -> audit.show(kind, resources));
        }
    }

    /** The answer waits until its trail is written. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = LAST)
    public void onAnswer(ResponseDetails response) {
        audit.answer(response.getResponseResource());
    }

    /** Refusals are accesses that were tried. */
    @Hook(value = Pointcut.SERVER_HANDLE_EXCEPTION, order = FIRST)
    public boolean onFailure(RequestDetails request, BaseServerResponseException answer) {
        audit.fail(request, answer.getStatusCode(), saysUnknown(answer));
        return true;
    }

    private static boolean saysUnknown(BaseServerResponseException answer) {
        return answer.getOperationOutcome() instanceof OperationOutcome outcome && Issues.saysUnknown(outcome);
    }

    /** The thread will serve another request. */
    @Hook(value = Pointcut.SERVER_PROCESSING_COMPLETED, order = LAST)
    public void onEnd() {
        audit.end();
    }
}
