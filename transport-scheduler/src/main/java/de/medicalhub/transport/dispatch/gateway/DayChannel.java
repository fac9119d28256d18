package de.medicalhub.transport.dispatch.gateway;

import de.medicalhub.transport.dispatch.DayHeard;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.orders.SetAsideChanged;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** This node among those whose pages hear of each other's changes (rule 9). */
@ApplicationScoped
class DayChannel {
    /** For each answer of the database; waiting for words has its own time. */
    private static final int TIMEOUT_SECONDS = 5;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private DataSource dataSource;

    @Inject
    private Event<DayHeard> heard;

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
    @ConfigProperty(name = "medhub.db.transport.user", defaultValue = "transport")
    String user;

    @Inject
    @ConfigProperty(name = "medhub.db.transport.password")
    String password;

    private @Nullable DayWire wire;

    @PostConstruct
    void make() {
        wire = new DayWire(dataSource, source()::getConnection, heard::fire);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        threads.newThread(wire()::listen).start();
    }

    @PreDestroy
    void stop() {
        wire().stop();
    }

    /** In the transaction of the change. */
    void changed(@Observes PlanChanged change) {
        wire().say(DayHeard.of(change.date(), change.carrier()));
    }

    /** The same; what is set aside is of no day. */
    void changed(@Observes SetAsideChanged change) {
        wire().say(DayHeard.ANYTHING);
    }

    private DayWire wire() {
        DayWire made = wire;
        if (made == null) {
            throw new IllegalStateException("not made yet");
        }
        return made;
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setLoginTimeout(TIMEOUT_SECONDS);
        source.setSocketTimeout(TIMEOUT_SECONDS);
        source.setApplicationName("medhub transport, changes of days");
        return source;
    }
}
