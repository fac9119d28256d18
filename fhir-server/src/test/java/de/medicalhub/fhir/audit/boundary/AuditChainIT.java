package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner of the database does to the trail what nobody should, and puts it right again. */
class AuditChainIT {
    /** While somebody holds it, no node seals, so that what is tampered with here can be put right. */
    private static final long LOCK = 0x6175646974L;

    /** Sealing comes each second; on a busy machine later, which is not what is proved here. */
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private static final String ITS_BLOCK = "position(uuid_send('%s') in marks) > 0";

    private static String row = "";

    private final Connection owner = connect();

    /** In a block that is not the last one. */
    @BeforeAll
    static void aRowIsSealed() throws SQLException {
        String patient = CaseUnderTest.admitted().patient();
        try (Connection database = connect()) {
            isSealed(database, patient);
            row = single(
                    database,
                    "select id from fhir.audit_event where patient = '" + patient + "' order by place limit 1");
            assertThat(new Rest("discharge1").get(patient).status()).isEqualTo(200);
            isSealed(database, patient);
        }
        assertThat(isIntact()).isTrue();
    }

    /** Once for all tests: each walks the whole chain anyway, and finds what the one before has not put right. */
    @AfterAll
    static void allIsRightAgain() {
        assertThat(isIntact()).isTrue();
    }

    private static void isSealed(Connection database, String patient) throws SQLException {
        String waiting = "select count(*) from fhir.audit_event e where patient = '" + patient
                + "' and not exists (select 1 from fhir.audit_block b where position(uuid_send(e.id) in b.marks) > 0)";
        long end = System.nanoTime() + WITHIN.toNanos();
        while (!single(database, waiting).equals("0")) {
            assertThat(System.nanoTime()).as("sealed in time").isLessThan(end);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    @BeforeEach
    void nothingIsSealedMeanwhile() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("set search_path = fhir");
            statement.execute("set session_replication_role = replica");
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("create temp table kept as select * from audit_event where id = '" + row + "'");
            statement.execute("create temp table blocks as select * from audit_block where sequence >= (select sequence"
                    + " from audit_block where position(uuid_send('" + row
                    + "') in marks) > 0) order by sequence limit 2");
        }
    }

    @AfterEach
    void everythingIsPutRight() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("delete from audit_block where abs(sequence) in (select sequence from blocks)");
            statement.execute("insert into audit_block select * from blocks");
            statement.execute("delete from audit_event where id = '" + row + "' or agent = 'Practitioner/forged'");
            statement.execute("insert into audit_event (id, recorded, action, outcome, agent, patient, entities, event,"
                    + " place, purpose, digest) overriding system value"
                    + " select id, recorded, action, outcome, agent, patient, entities, event, place, purpose, digest"
                    + " from kept");
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
        owner.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update audit_event set agent = 'Practitioner/x' where id = '%s'; changed",
                "update audit_event set recorded = recorded - interval '1 day' where id = '%s'; changed",
                "update audit_event set event = replace(event, 'it-', 'xx-') where id = '%s'; changed",
                "update audit_event set entities = array['Patient/x'] where id = '%s'; changed",
                "update audit_event set patient = 'Patient/x' where id = '%s'; changed",
                "update audit_event set purpose = 'BTG' where id = '%s'; changed",
                "delete from audit_event where id = '%s'; deleted",
                "delete from audit_block where " + ITS_BLOCK + "; chain",
                "update audit_block set marks = set_byte(marks, 30, 255 - get_byte(marks, 30)) where " + ITS_BLOCK
                        + "; chain",
                "update audit_block set hash = 'x' where " + ITS_BLOCK + "; chain",
                "update audit_block set last_place = last_place + 1 where " + ITS_BLOCK + "; chain",
                "update audit_block set sequence = -sequence where " + ITS_BLOCK + "; chain"
            })
    @DisplayName("11: what the owner of the database changes or deletes shows")
    void tamperingShows(String change, String kind) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(String.format(Locale.ROOT, change, row)))
                    .isEqualTo(1);
        }
        ParametersParameterComponent found = firstBreak();
        assertThat(part(found, "kind")).isEqualTo(kind);
        assertThat(part(found, "english")).isNotBlank();
    }

    @Test
    @DisplayName("11: blocks that change their places show")
    void anotherOrderShows() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(
                    "update audit_block set sequence = -sequence where sequence in (select sequence from blocks)");
            statement.execute("update audit_block a set sequence = (select b.sequence from blocks b"
                    + " where b.sequence <> -a.sequence) where a.sequence < 0");
        }
        assertThat(part(firstBreak(), "kind")).isEqualTo("chain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "'0123456789abcdef'"})
    @DisplayName("11: a row that was put in shows, with or without a digest")
    void anInsertionShows(String digest) throws SQLException {
        UUID forged = UUID.randomUUID();
        try (Statement statement = owner.createStatement()) {
            statement.execute("insert into audit_event (id, recorded, action, outcome, agent, patient, entities, event,"
                    + " digest) values ('" + forged + "', now(), 'R', '0', 'Practitioner/forged', 'Patient/x',"
                    + " array['Patient/x'], '{}', " + digest + ")");
        }
        ParametersParameterComponent found = firstBreak();
        assertThat(part(found, "kind")).isIn("inserted", "changed");
        assertThat(part(found, "row")).isEqualTo(forged.toString());
    }

    @Test
    @DisplayName("11: an anchor that was noted before fits, another does not")
    void anchors() {
        Parameters report = report("");
        String sequence = report.getParameter("anchor-sequence").getValue().primitiveValue();
        String hash = report.getParameter("anchor-hash").getValue().primitiveValue();
        assertThat(intact(report("?anchor-sequence=" + sequence + "&anchor-hash=" + hash)))
                .isTrue();
        assertThat(intact(report("?anchor-sequence=" + sequence + "&anchor-hash=" + hash.replace(hash.charAt(0), 'x'))))
                .isFalse();
        assertThat(intact(report("?anchor-sequence=999999999&anchor-hash=" + hash)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp1", "patient1", "nurse1", "discharge1", "medhub-transport"})
    void onlyTheAdministratorVerifies(String caller) {
        assertThat(new Rest(caller).get("AuditEvent/$verify").status()).isEqualTo(403);
    }

    private static boolean isIntact() {
        return intact(report(""));
    }

    private static boolean intact(Parameters report) {
        return ((BooleanType) report.getParameter("intact").getValue()).booleanValue();
    }

    private static Parameters report(String anchor) {
        Answer answer = new Rest("admin1").get("AuditEvent/$verify" + anchor);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static ParametersParameterComponent firstBreak() {
        return report("").getParameter().stream()
                .filter(parameter -> parameter.getName().equals("first-break"))
                .findFirst()
                .orElseThrow();
    }

    private static String part(ParametersParameterComponent found, String name) {
        return found.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static String single(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getString(1) : "";
        }
    }

    private static Connection connect() {
        try {
            return DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
