package de.medicalhub.fhir.engine.control;

import java.util.Locale;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * HAPI's tables without the foreign keys of the rows that index one resource. A Patient has some fifteen of them, and each
 * was looked up in the table of resources that the same transaction writes; nothing but the engine writes or deletes either
 * (docs/decisions/0029-speed.md).
 */
public class LeanTables implements Integrator {
    private static final String INDEX_ROWS = "hfj_spidx_";

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessions) {
        metadata.collectTableMappings().stream()
                .filter(table -> table.getName().toLowerCase(Locale.ROOT).startsWith(INDEX_ROWS))
                .flatMap(table -> table.getForeignKeys().values().stream())
                .forEach(ForeignKey::disableCreation);
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessions, SessionFactoryServiceRegistry services) {
        // Nothing is held.
    }
}
