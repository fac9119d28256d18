package de.medicalhub.fhir.discharge.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.fhir.discharge.control.CaseChanges;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/** Notices each write of a resource that belongs to a case, whoever writes it (rule 7 of the feature). */
@Component
public class CaseWakeUpListener {
    private static final String TOLD = CaseWakeUpListener.class.getName();

    private final CaseChanges changes;

    CaseWakeUpListener(CaseChanges changes, IInterceptorService interceptors) {
        this.changes = changes;
        interceptors.registerInterceptor(new Hooks());
    }

    private void tell(TransactionDetails transaction, IBaseResource written) {
        Set<String> told = transaction.getOrCreateUserData(TOLD, ConcurrentHashMap::newKeySet);
        CaseId.find(written).filter(told::add).ifPresent(changes::changed);
    }

    /** Not a bean bearing the annotation itself: those see requests from outside only, and the system writes too. */
    @Interceptor
    public final class Hooks {
        /** A new resource, within the transaction. */
        @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
        public void onCreated(IBaseResource created, TransactionDetails transaction) {
            tell(transaction, created);
        }

        /** A new version. */
        @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
        public void onUpdated(IBaseResource old, IBaseResource updated, TransactionDetails transaction) {
            tell(transaction, old);
            tell(transaction, updated);
        }

        /** Gone. */
        @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
        public void onDeleted(IBaseResource deleted, TransactionDetails transaction) {
            tell(transaction, deleted);
        }
    }
}
