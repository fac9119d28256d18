package de.medicalhub.fhir.access.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.fhir.access.control.Ownership;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completes whose a resource is, before the rules look at it; entries of a bundle are completed before that already. */
@Component
@Interceptor(order = -200)
public class OwnershipListener {
    private final Ownership ownership;

    OwnershipListener(Ownership ownership) {
        this.ownership = ownership;
    }

    /** Before a new resource is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(@Nullable RequestDetails request, IBaseResource created) {
        if (request instanceof ServletRequestDetails) {
            ownership.complete(request, created);
        }
    }

    /** Before a new version is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        if (request instanceof ServletRequestDetails) {
            ownership.keep(request, old, updated);
        }
    }
}
