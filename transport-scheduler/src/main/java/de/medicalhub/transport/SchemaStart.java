package de.medicalhub.transport;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/** Brings the schema to the version that the code needs, before any timer or request. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaStart {
    @Inject
    private DataSource dataSource;

    @Inject
    private TransportSettings settings;

    @PostConstruct
    void migrate() {
        SchemaMigration.migrate(dataSource, settings);
    }
}
