package de.medicalhub.transport.dispatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.TestDatabase;
import de.medicalhub.transport.dispatch.DayHeard;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes over a real PostgreSQL (package dispatch, rule 9). */
@Timeout(60)
class DayWireTest {
    private static final DayHeard MONDAY = DayHeard.of(LocalDate.of(2026, 11, 23), "Organization/c");
    private static final DayHeard TUESDAY = DayHeard.of(LocalDate.of(2026, 11, 24), "Organization/c");
    private static TestDatabase database;

    private final BlockingQueue<DayHeard> first = new LinkedBlockingQueue<>();
    private final BlockingQueue<DayHeard> second = new LinkedBlockingQueue<>();
    private final DayWire one = node(first);
    private final DayWire two = node(second);

    @BeforeAll
    static void database() throws IOException {
        database = new TestDatabase();
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
    }

    @BeforeEach
    void start() throws InterruptedException {
        new Thread(one::listen).start();
        new Thread(two::listen).start();
        assertThat(one.isListening(20) && two.isListening(20)).isTrue();
    }

    @AfterEach
    void stop() {
        one.stop();
        two.stop();
    }

    @Test
    @DisplayName("9: what one node writes both nodes hear, in order")
    void bothNodesHear() throws InterruptedException {
        one.say(MONDAY);
        one.say(DayHeard.ANYTHING);
        two.say(TUESDAY);
        for (BlockingQueue<DayHeard> heard : List.of(first, second)) {
            assertThat(next(heard)).isEqualTo(MONDAY);
            assertThat(next(heard)).isEqualTo(DayHeard.ANYTHING);
            assertThat(next(heard)).isEqualTo(TUESDAY);
        }
    }

    @Test
    @DisplayName("9: nobody hears before the commit, and of what is rolled back never")
    void onlyWhatIsWrittenIsHeard() throws SQLException, InterruptedException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            DayWire inTransaction = new DayWire(only(connection), () -> connection, heard -> {});
            inTransaction.say(MONDAY);
            connection.rollback();
            inTransaction.say(TUESDAY);
            two.say(DayHeard.ANYTHING);
            assertThat(next(first)).isEqualTo(DayHeard.ANYTHING);
            connection.commit();
        }
        assertThat(next(first)).isEqualTo(TUESDAY);
        assertThat(first).isEmpty();
    }

    @Test
    @DisplayName("9: a lost connection comes back by itself, and everybody looks again")
    void gapsAreTold() throws SQLException, InterruptedException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'LISTEN%'");
        }
        assertThat(next(first)).isEqualTo(DayHeard.ANYTHING);
        assertThat(next(second)).isEqualTo(DayHeard.ANYTHING);
        two.say(MONDAY);
        assertThat(next(first)).isEqualTo(MONDAY);
    }

    private static DayHeard next(BlockingQueue<DayHeard> heard) throws InterruptedException {
        DayHeard next = heard.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("nothing was heard").isNotNull();
        return Objects.requireNonNull(next);
    }

    private static DayWire node(BlockingQueue<DayHeard> heard) {
        return new DayWire(database.dataSource(), () -> database.dataSource().getConnection(), heard::add);
    }

    /** As in a container's transaction: closing gives the connection back, and the transaction goes on. */
    private static DataSource only(Connection connection) {
        Connection open = (Connection) Proxy.newProxyInstance(
                DayWireTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> method.getName().equals("close") ? null : method.invoke(connection, args));
        return (DataSource) Proxy.newProxyInstance(
                DayWireTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> open);
    }
}
