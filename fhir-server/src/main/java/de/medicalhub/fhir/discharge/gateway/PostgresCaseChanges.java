package de.medicalhub.fhir.discharge.gateway;

import de.medicalhub.fhir.discharge.control.CaseChanges;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL's NOTIFY on the connection of the running transaction: sent at its commit, never without it, and the same
 * payload only once.
 */
@Component
class PostgresCaseChanges implements CaseChanges {
    @PersistenceContext
    private EntityManager entities;

    @Override
    public void changed(String caseId) {
        entities.createNativeQuery("select cast(pg_notify('medhub_case', :caseId) as text)")
                .setParameter("caseId", caseId)
                .getSingleResult();
    }
}
