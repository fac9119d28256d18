package de.medicalhub.portal.settings;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the portal's schema to the version that the code needs, before any timer or request (S2); timers name it in
 * {@code @DependsOn("SchemaStart")}.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaStart {
    @Inject
    private DataSource dataSource;

    @PostConstruct
    void migrate() {
        Flyway.configure(SchemaStart.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:de/medicalhub/portal/migration")
                .load()
                .migrate();
    }
}
