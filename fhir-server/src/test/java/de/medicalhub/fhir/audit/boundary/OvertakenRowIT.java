package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One transaction gets its place in the trail, then another overtakes it and is sealed first. */
class OvertakenRowIT {
    private static final long HELD = 0x68656c64L;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final String slow = CaseUnderTest.admitted().patient();
    private final String quick = CaseUnderTest.admitted().patient();
    private Connection owner;

    @BeforeEach
    void commitsAboutOnePatientAreHeldBack() throws SQLException {
        owner = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
        try (Statement sql = owner.createStatement()) {
            sql.execute("set search_path = fhir");
            sql.execute("select pg_advisory_lock(" + HELD + ")");
            sql.execute("create function held_back() returns trigger language plpgsql as $$ begin"
                    + " perform pg_advisory_xact_lock(" + HELD + "); return null; end $$");
            sql.execute("create constraint trigger held_back after insert on audit_event deferrable initially deferred"
                    + " for each row when (new.patient = '" + slow
                    + "' and new.action = 'R') execute function held_back()");
        }
    }

    @AfterEach
    void nothingIsHeldBackAnyMore() throws SQLException {
        try (Statement sql = owner.createStatement()) {
            sql.execute("select pg_advisory_unlock_all()");
            sql.execute("drop trigger if exists held_back on audit_event");
            sql.execute("drop function if exists held_back()");
        }
        owner.close();
    }

    @Test
    @DisplayName("11: a row that was overtaken by a later one is sealed too, and the chain is intact")
    void isSealedToo() throws Exception {
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(
                () -> new Rest("discharge1").get(slow).status());
        await("select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = " + HELD, "1");
        assertThat(new Rest("discharge1").get(quick).status()).isEqualTo(200);
        await(unsealedOf(quick), "0");
        assertThat(reading).isNotDone();

        try (Statement sql = owner.createStatement()) {
            sql.execute("select pg_advisory_unlock(" + HELD + ")");
        }
        assertThat(reading.get(1, TimeUnit.MINUTES)).isEqualTo(200);
        await(unsealedOf(slow), "0");
        assertThat(single("select max(e.place) < (select max(place) from audit_event where patient = '" + quick
                        + "') from audit_event e where action = 'R' and patient = '" + slow + "'"))
                .as("it was overtaken")
                .isEqualTo("t");
        Parameters report = new Rest("admin1").get("AuditEvent/$verify").as(Parameters.class);
        assertThat(((BooleanType) report.getParameter("intact").getValue()).booleanValue())
                .isTrue();
    }

    private static String unsealedOf(String patient) {
        return "select count(*) from audit_event e where patient = '" + patient
                + "' and not exists (select 1 from audit_block b where position(uuid_send(e.id) in b.marks) > 0)";
    }

    private void await(String query, String wanted) throws SQLException {
        long end = System.nanoTime() + WITHIN.toNanos();
        while (!single(query).equals(wanted)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private String single(String query) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getString(1) : "";
        }
    }
}
