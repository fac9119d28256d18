package de.medicalhub.fhir.audit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditQuery.Field;
import de.medicalhub.fhir.audit.entity.RowDigest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Questions to a trail that does not answer for a while, over a real PostgreSQL. */
class PostgresAuditLogTest {
    private static final EmbeddedPostgres POSTGRES = started();
    private static final AuditQuery BROAD =
            new AuditQuery(Map.of(Field.ADDRESS, "10."), Optional.empty(), Optional.empty(), false, 50, 0);
    private static final AuditQuery NARROW = AuditQuery.newest("Patient/p", 50);

    private final DataSource database = POSTGRES.getPostgresDatabase();
    private final PostgresAuditLog log = new PostgresAuditLog(database, new RowDigest("key"), 1);

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void end() throws IOException {
        POSTGRES.close();
    }

    @BeforeEach
    void theTableIsThere() throws IOException {
        log.afterPropertiesSet();
    }

    @Test
    @DisplayName(
            "who names no patient is told after a while how to ask for less; what is asked of one patient is waited for")
    void aBroadQuestionIsEndedInTime() throws Exception {
        ExecutorService asking = Executors.newSingleThreadExecutor();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            block(other, statement);
            Future<List<String>> ofOne = asking.submit(() -> log.find(NARROW));
            assertTooCostly(() -> log.find(BROAD), "name a patient");
            assertTooCostly(() -> log.count(BROAD), "name a patient");
            assertThat(ofOne.isDone()).isFalse();
            other.rollback();
            assertThat(ofOne.get(1, TimeUnit.MINUTES)).isEmpty();
        } finally {
            asking.shutdownNow();
        }
        assertThat(log.count(BROAD)).isZero();
    }

    @Test
    @DisplayName("who names a patient, and is ended by the database's own limit, is told to name a time")
    void aNarrowQuestionIsEndedByTheDatabase() throws SQLException {
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.execute("alter role postgres set statement_timeout = '500ms'");
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            block(other, statement);
            assertTooCostly(() -> log.find(NARROW), "name a time");
            assertTooCostly(() -> log.count(NARROW), "name a time");
            other.rollback();
        } finally {
            sql.execute("alter role postgres reset statement_timeout");
        }
    }

    private static void block(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("lock table audit_event in access exclusive mode");
    }

    private static void assertTooCostly(ThrowingCallable question, String words) {
        assertThatThrownBy(question).isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
            OperationOutcome outcome = (OperationOutcome) refused.getOperationOutcome();
            assertThat(outcome.getIssueFirstRep().getCode()).isEqualTo(OperationOutcome.IssueType.TOOCOSTLY);
            assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains(words);
        });
    }
}
