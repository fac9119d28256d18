package de.medicalhub.fhir.engine.control;

import java.util.List;
import java.util.Locale;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * HAPI's tables without the foreign keys that lead from the rows of one resource (its index, references and versions) to the
 * table of resources. A Patient has some fifteen such rows, and each was looked up in the table that the same transaction
 * writes; a resource to which all others refer, such as the hospital, was locked by each of them. Nothing but the engine
 * writes or deletes these rows, and it checks references itself (docs/decisions/0029-speed.md).
 */
public class LeanTables implements Integrator {
    /** To this table no foreign key leads from those. */
    static final String RESOURCES = "hfj_resource";

    private static final List<String> ROWS = List.of("hfj_spidx_", "hfj_res_link", "hfj_res_ver");

    /** Whether the table holds rows of resources in this sense. */
    static boolean holdsRows(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        return ROWS.stream().anyMatch(rows -> rows.endsWith("_") ? name.startsWith(rows) : name.equals(rows));
    }

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessions) {
        metadata.collectTableMappings().stream()
                .filter(table -> holdsRows(table.getName()))
                .flatMap(table -> table.getForeignKeys().values().stream())
                .filter(key ->
                        RESOURCES.equalsIgnoreCase(key.getReferencedTable().getName()))
                .forEach(ForeignKey::disableCreation);
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessions, SessionFactoryServiceRegistry services) {
        // Nothing is held.
    }
}
