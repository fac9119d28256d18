package de.medicalhub.fhir.audit.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Pointcut;
import de.medicalhub.fhir.audit.control.AccessKind;
import de.medicalhub.fhir.audit.control.Audit;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Sees every write, also those that the server's own operations make for a caller. It listens at HAPI's storage and not at
 * the HTTP server (no {@code @Interceptor}), which would hide the latter.
 */
@Component
public class WriteListener implements InitializingBean {
    private final IInterceptorService storage;
    private final Audit audit;

    WriteListener(IInterceptorService storage, Audit audit) {
        this.storage = storage;
        this.audit = audit;
    }

    @Override
    public void afterPropertiesSet() {
        storage.registerInterceptor(this);
    }

    /** In the transaction that stores it. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(IBaseResource resource) {
        audit.write(AccessKind.CREATE, resource);
    }

    /** In the transaction that stores it. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource old, IBaseResource resource) {
        audit.write(AccessKind.UPDATE, resource);
    }

    /** In the transaction that deletes it. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void onDeleted(IBaseResource resource) {
        audit.write(AccessKind.DELETE, resource);
    }
}
