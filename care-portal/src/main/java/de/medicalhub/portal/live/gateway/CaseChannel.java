package de.medicalhub.portal.live.gateway;

import de.medicalhub.portal.live.CaseChanged;
import de.medicalhub.portal.live.control.Watchers;
import de.medicalhub.portal.live.control.WorklistWakes;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on PostgreSQL channel {@code medhub_case} for as long as the portal runs (L1, L4). */
@ApplicationScoped
class CaseChannel {
    private static final Logger LOG = LoggerFactory.getLogger(CaseChannel.class);
    private static final int WAIT_MILLIS = 10_000;
    private static final int RECONNECT_SECONDS = 2;
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Watchers watchers;

    @Inject
    private WorklistWakes worklists;

    @Inject
    private Event<CaseChanged> changes;

    @Inject
    @ConfigProperty(name = "medhub.db.host", defaultValue = "127.0.0.1")
    String host;

    @Inject
    @ConfigProperty(name = "medhub.db.port", defaultValue = "54329")
    int port;

    @Inject
    @ConfigProperty(name = "medhub.db.name", defaultValue = "medhub")
    String database;

    @Inject
    @ConfigProperty(name = "medhub.db.portal.user", defaultValue = "portal")
    String user;

    @Inject
    @ConfigProperty(name = "medhub.db.portal.password")
    String password;

    private volatile @Nullable Connection current;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        threads.newThread(this::listen).start();
        threads.newThread(this::tellWorklists).start();
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
        Connection open = current;
        if (open != null) {
            close(open);
        }
    }

    private void listen() {
        boolean lost = false;
        while (stopped.getCount() > 0) {
            try (Connection connection = source().getConnection()) {
                current = connection;
                subscribe(connection);
                LOG.info("Following changes of cases");
                if (lost) {
                    watchers.missedSomething();
                    changes.fire(new CaseChanged());
                }
                follow(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (stopped.getCount() > 0 && !lost) {
                    LOG.warn("Changes of cases do not arrive at the moment (SQL state {})", e.getSQLState());
                }
                lost = true;
            }
            pause();
        }
    }

    private void tellWorklists() {
        while (stopped.getCount() > 0) {
            try {
                if (!worklists.round(LOOK)) {
                    pause();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void subscribe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN medhub_case");
        }
    }

    private void follow(PGConnection connection) throws SQLException {
        while (stopped.getCount() > 0) {
            PGNotification[] arrived = connection.getNotifications(WAIT_MILLIS);
            if (arrived != null) {
                for (PGNotification notification : arrived) {
                    watchers.changed(notification.getParameter());
                    worklists.changed(notification.getParameter());
                }
                changes.fire(new CaseChanged());
            }
        }
    }

    private void pause() {
        try {
            boolean ending = stopped.await(RECONNECT_SECONDS, TimeUnit.SECONDS);
            LOG.debug("Ending: {}", ending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setApplicationName("medhub portal, changes of cases");
        return source;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Already closed: {}", e.getSQLState());
        }
    }
}
