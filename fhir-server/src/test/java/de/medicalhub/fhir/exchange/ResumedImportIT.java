package de.medicalhub.fhir.exchange;

import static de.medicalhub.fhir.exchange.Exchange.json;
import static de.medicalhub.fhir.exchange.Exchange.number;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Another node has an import in hand and dies between two of its chunks. Its part is played here, in the database. */
class ResumedImportIT {
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CHUNK = 20;

    private final String mark = "res-" + UUID.randomUUID();
    private final UUID job = UUID.randomUUID();
    private final Exchange admin = Exchange.as("admin1");
    private final String status = "/$import-status?job=" + job;

    @Test
    @DisplayName(
            "Rule 1: what a node has in hand is its own; when it dies, the next one goes on, and nothing is stored twice")
    void theNextOneGoesOn() throws SQLException {
        try (Connection dying = connect()) {
            dying.setAutoCommit(false);
            received();
            take(dying);
            admin.imported(List.of(line(-1)).stream()); // Whoever works on imports has looked for more.
            assertThat(admin.get(status).status()).as("not ended, not taken").isEqualTo(202);
            for (int line : new int[] {0, CHUNK}) {
                assertThat(admin.get("/Organization/" + mark + "-" + line).status())
                        .isEqualTo(404);
            }
        }

        assertThat(awaited("stored", 2 * CHUNK)).isEqualTo(2 * CHUNK);
        Parameters report = admin.awaited(status).as(Parameters.class);
        assertThat(report.getParameter("state").getValue().primitiveValue()).isEqualTo("done");
        assertThat(number(report, "refused")).isZero();
        for (int line = 0; line < 2 * CHUNK; line++) {
            Organization stored =
                    admin.get("/Organization/" + mark + "-" + line).as(Organization.class);
            assertThat(stored.getMeta().getVersionId()).as("line " + line).isEqualTo("1");
        }
    }

    @Test
    @DisplayName("Rule 1: of what a node had received in part when it stopped nothing is left")
    void whatWasReceivedInPartIsForgotten() throws SQLException {
        received();
        admin.imported(List.of(line(-1)).stream());
        assertThat(admin.get(status).status()).as("it may still be coming").isEqualTo(202);

        run("update fhir.import_job set opened = now() - interval '31 minutes' where id = '" + job + "'");
        admin.imported(List.of(line(-1)).stream()); // Whoever works on imports has looked around.
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (admin.get(status).status() == 202 && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        assertThat(admin.get(status).status()).isEqualTo(404);
        try (Connection owner = connect();
                Statement statement = owner.createStatement();
                ResultSet left =
                        statement.executeQuery("select count(*) from fhir.import_chunk where job = '" + job + "'")) {
            left.next();
            assertThat(left.getInt(1)).isZero();
        }
    }

    /** Nobody sees the chunks before the job is in the hand of the node that dies: their table is closed meanwhile. */
    private void take(Connection dying) throws SQLException {
        try (Connection closing = connect();
                Statement lock = closing.createStatement();
                Statement statement = dying.createStatement()) {
            closing.setAutoCommit(false);
            lock.execute("lock table fhir.import_chunk in access exclusive mode");
            run("update fhir.import_job set state = 'running' where id = '" + job + "'");
            statement.executeQuery("select id from fhir.import_job where id = '" + job + "' for update");
            closing.rollback();
        }
    }

    /** Two chunks, as the server keeps them when it answers the sender. */
    private void received() throws SQLException {
        run("insert into fhir.import_job (id, account, roles, fhir_user, state, created, lines) values ('" + job
                + "', 'admin1', 'ADMIN', '', 'receiving', now(), " + 2 * CHUNK + ")");
        for (int chunk = 0; chunk < 2; chunk++) {
            int from = chunk * CHUNK;
            try (Connection owner = connect();
                    PreparedStatement insert = owner.prepareStatement(
                            "insert into fhir.import_chunk (job, numbers, content) values (?, ?, ?)")) {
                insert.setObject(1, job);
                insert.setArray(
                        2,
                        owner.createArrayOf(
                                "int4",
                                IntStream.range(from, from + CHUNK)
                                        .mapToObj(number -> number + 1)
                                        .toArray()));
                insert.setArray(
                        3,
                        owner.createArrayOf(
                                "text",
                                IntStream.range(from, from + CHUNK)
                                        .mapToObj(this::line)
                                        .toArray()));
                insert.executeUpdate();
            }
        }
    }

    /** The number in the report, when it is as expected or nobody would wait any longer. */
    private int awaited(String name, int expected) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        int number = number(admin.get(status).as(Parameters.class), name);
        while (number < expected && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            number = number(admin.get(status).as(Parameters.class), name);
        }
        return number;
    }

    private String line(int number) {
        Organization organisation = new Organization().setName("Imported");
        organisation.setId(mark + "-" + number);
        return json(organisation);
    }

    private static void run(String change) throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(change);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
    }
}
