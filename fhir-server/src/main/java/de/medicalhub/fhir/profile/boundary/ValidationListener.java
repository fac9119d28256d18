package de.medicalhub.fhir.profile.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.profile.Validation;
import de.medicalhub.fhir.profile.control.Finding;
import de.medicalhub.fhir.profile.control.WriteCheck;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks what comes in where it is stored: created, updated, patched, alone or in a transaction. */
@Component
@Interceptor
public class ValidationListener implements Validation {
    /** Tells the sender how many findings were let pass. */
    static final String HEADER = "X-Validation-Warnings";

    private static final Logger LOG = LoggerFactory.getLogger(ValidationListener.class);
    private static final String WARNINGS = ValidationListener.class.getName() + ".warnings";

    private final WriteCheck check;

    ValidationListener(WriteCheck check) {
        this.check = check;
    }

    /** Before a new resource is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(@Nullable RequestDetails request, IBaseResource created) {
        check(request, created);
    }

    /** Before a new version is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        check(request, updated);
    }

    /** When everything is stored. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void onAnswer(RequestDetails request, HttpServletResponse answer) {
        if (request.getUserData().get(WARNINGS) instanceof Integer count) {
            answer.setHeader(HEADER, count.toString());
        }
    }

    /** What the server writes by itself passes: its own tests hold it to the profiles. */
    private void check(@Nullable RequestDetails request, IBaseResource stored) {
        if (request instanceof ServletRequestDetails && stored instanceof Resource resource) {
            require(request, resource);
        }
    }

    @Override
    public void require(RequestDetails request, Resource resource) {
        WriteCheck.Outcome outcome = check.check(resource);
        if (!outcome.refused().isEmpty()) {
            throw refusal(request, outcome.refused());
        }
        if (!outcome.warned().isEmpty()) {
            log(resource, outcome.warned());
            request.getUserData().merge(WARNINGS, outcome.warned().size(), (a, b) -> (Integer) a + (Integer) b);
        }
    }

    @Override
    public Map<String, Set<String>> supported() {
        return check.supported();
    }

    private static UnprocessableEntityException refusal(RequestDetails request, List<Finding> findings) {
        return new UnprocessableEntityException(
                "The resource does not keep what it claims.",
                FindingTexts.outcome(findings, request.getHeader("Accept-Language")));
    }

    /** Types, places and rules only: a value, an unknown profile and the validator's words may be a patient's data. */
    private static void log(Resource resource, List<Finding> warned) {
        Finding first = warned.get(0);
        LOG.info(
                "Stored with {} findings: {}, first {} at {}",
                warned.size(),
                resource.fhirType(),
                first.kind().equals(Finding.BROKEN) ? first.rule() : first.kind(),
                first.place());
    }
}
