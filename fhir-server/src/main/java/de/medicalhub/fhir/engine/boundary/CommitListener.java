package de.medicalhub.fhir.engine.boundary;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import de.medicalhub.fhir.engine.control.CommitInTime;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Sees every transaction that stores something, whoever began it. */
@Component
public class CommitListener {
    /** HAPI stamps with the machine's own time, which no test shifts. */
    private final Clock machine = Clock.systemUTC();

    CommitListener(IInterceptorService interceptors) {
        interceptors.registerInterceptor(new Hooks());
    }

    private void watch(TransactionDetails transaction) {
        CommitInTime.watch(transaction.getTransactionDate().toInstant(), machine);
    }

    /** Not a bean bearing the annotation itself: those see requests from outside only, and the system writes too. */
    @Interceptor
    public final class Hooks {
        /** Within the transaction. */
        @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
        public void onCreated(TransactionDetails transaction) {
            watch(transaction);
        }

        /** Within the transaction. */
        @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
        public void onUpdated(TransactionDetails transaction) {
            watch(transaction);
        }

        /** Within the transaction. */
        @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
        public void onDeleted(TransactionDetails transaction) {
            watch(transaction);
        }
    }
}
