package de.medicalhub.fhir.store.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import de.medicalhub.fhir.store.FormerIndex;
import de.medicalhub.fhir.store.StoredAnswer;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Sees every change of a stored resource, whoever makes it: it listens at HAPI's storage and not at the HTTP server (no
 * {@code @Interceptor}).
 */
@Component
public class ChangeListener implements InitializingBean {
    /** After all that may refuse the change. */
    private static final int LAST = 1000;

    private final IInterceptorService storage;
    private final FormerIndex former;

    ChangeListener(IInterceptorService storage, FormerIndex former) {
        this.storage = storage;
        this.former = former;
    }

    @Override
    public void afterPropertiesSet() {
        storage.registerInterceptor(this);
    }

    /** Within the transaction, before the new version is indexed. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = LAST)
    public void onChange(@Nullable IBaseResource old, IBaseResource updated, TransactionDetails transaction) {
        former.prepare(old, transaction);
    }

    /** Within the transaction; the text is made and given to the database. */
    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = LAST)
    public void onCreated(@Nullable RequestDetails request, IBaseResource created) {
        StoredAnswer.note(request, created);
    }

    /** The same for a new version. */
    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = LAST)
    public void onUpdated(@Nullable RequestDetails request, IBaseResource old, IBaseResource updated) {
        StoredAnswer.note(request, updated);
    }
}
