package de.medicalhub.transport.dispatch.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.dispatch.DayHeard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all nodes which day changed, this one included: by NOTIFY in the transaction of the change, heard after its commit on an
 * own unpooled connection. After a gap everybody looks again.
 */
final class DayWire {
    private static final Logger LOG = LoggerFactory.getLogger(DayWire.class);
    private static final String CHANNEL = "medhub_transport_day";
    private static final String SAY = "select pg_notify('" + CHANNEL + "', ?)";
    private static final int WAIT_MILLIS = 10_000;
    private static final int RECONNECT_MILLIS = 500;

    private final DataSource dataSource;
    private final Own own;
    private final Consumer<DayHeard> listener;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch listening = new CountDownLatch(1);
    private volatile @Nullable Connection current;

    /** Opens the own unpooled connection, with a socket timeout. */
    interface Own {
        Connection open() throws SQLException;
    }

    /**
     * @param dataSource pooled, for saying in the caller's transaction
     * @param listener called on the thread of {@link #listen}
     */
    DayWire(DataSource dataSource, Own own, Consumer<DayHeard> listener) {
        this.dataSource = dataSource;
        this.own = own;
        this.listener = listener;
    }

    /** All nodes hear it when the caller's transaction has committed, and never if it does not. */
    void say(DayHeard what) {
        String words = what.day().map(day -> day.date() + "|" + day.carrier()).orElse("");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAY)) {
            statement.setString(1, words);
            statement.execute();
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The other nodes cannot be told.", e);
        }
    }

    /** Hears until {@link #stop}; on a thread of its own. */
    void listen() {
        boolean lost = false;
        while (stopped.getCount() > 0) {
            try (Connection connection = own.open()) {
                current = connection;
                subscribe(connection);
                if (lost) {
                    LOG.info("Changes of days arrive again");
                    tell(DayHeard.ANYTHING);
                }
                lost = false;
                follow(connection);
            } catch (SQLException e) {
                if (!lost && stopped.getCount() > 0) {
                    LOG.warn("Changes of days do not arrive at the moment (SQL state {})", e.getSQLState());
                }
                lost = true;
            }
            pause();
        }
    }

    /** Waits until it hears for the first time; false if it does not within that time. */
    boolean isListening(long seconds) throws InterruptedException {
        return listening.await(seconds, TimeUnit.SECONDS);
    }

    void stop() {
        stopped.countDown();
        Connection open = current;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("Already closed: {}", e.getSQLState());
            }
        }
    }

    private void subscribe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        listening.countDown();
    }

    /** A line that is dead on the way is silent like one on which nothing is said: asking tells. */
    private void follow(Connection connection) throws SQLException {
        PGConnection wire = connection.unwrap(PGConnection.class);
        while (stopped.getCount() > 0) {
            PGNotification[] arrived = wire.getNotifications(WAIT_MILLIS);
            if (arrived == null || arrived.length == 0) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
                continue;
            }
            for (PGNotification notification : arrived) {
                tell(heard(notification.getParameter()));
            }
        }
    }

    private static DayHeard heard(String words) {
        int end = words.indexOf('|');
        try {
            return end < 0
                    ? DayHeard.ANYTHING
                    : DayHeard.of(LocalDate.parse(words.substring(0, end)), words.substring(end + 1));
        } catch (DateTimeParseException ofAnotherVersion) {
            return DayHeard.ANYTHING;
        }
    }

    private void tell(DayHeard what) {
        try {
            listener.accept(what);
        } catch (RuntimeException e) {
            LOG.warn("A change of a day was not passed on", e);
        }
    }

    private void pause() {
        try {
            boolean ending = stopped.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
            LOG.debug("Ending: {}", ending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
