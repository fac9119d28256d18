package de.medicalhub.transport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;

/** A PostgreSQL of a test's own with the module's schema. */
public final class TestDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    public TestDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        SchemaMigration.migrate(dataSource(), "Organization/c");
    }

    public DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
