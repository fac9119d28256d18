package de.medicalhub.fhir.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the transaction of this thread has changed; a question that goes past the engine must see it (rule 3). */
@Component
public class OwnChanges {
    @PersistenceContext
    private @Nullable EntityManager entities;

    /** Whether a transaction runs that may change something. */
    public boolean arePossible() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    /** Brings them to the database, where the transaction's own questions find them. */
    public void bringToDatabase() {
        if (entities != null && arePossible()) {
            entities.flush();
        }
    }
}
