package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.engine.control.PatchCheck;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at patches, which make what no body has brought (rule 9 of the feature). */
@Component
@Interceptor(order = -300)
public class PatchListener {
    private final PatchCheck check;

    PatchListener(PatchCheck check) {
        this.check = check;
    }

    /** Before anything is read of the entries. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void onRequest(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                && request.getResource() instanceof Bundle bundle) {
            check.requireReadable(bundle);
        }
    }

    /** Before the engine writes anything of the result. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (request != null) {
            check.requireStorable(request.getRestOperationType(), updated);
        }
    }
}
