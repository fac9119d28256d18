package de.medicalhub.fhir.access.gateway;

import de.medicalhub.fhir.access.control.CreationLock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Advisory locks of the database, so that it holds between nodes too. */
@Component
class PostgresCreationLock implements CreationLock {
    private final JdbcTemplate jdbc;

    PostgresCreationLock(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void take(String condition) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, condition);
    }
}
