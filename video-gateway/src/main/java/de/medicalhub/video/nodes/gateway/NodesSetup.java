package de.medicalhub.video.nodes.gateway;

import de.medicalhub.video.ModuleStarted;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.nodes.Presence;
import de.medicalhub.video.nodes.RecordChanges;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes this node one of those that share the database. */
@ApplicationScoped
public class NodesSetup {
    /** For each answer of the database; waiting for words has its own time. */
    private static final int TIMEOUT_SECONDS = 5;

    @Resource(lookup = "java:jboss/datasources/VideoDS")
    private DataSource pooled;

    @Resource
    private ManagedThreadFactory threads;

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
    @ConfigProperty(name = "medhub.db.video.user", defaultValue = "video")
    String user;

    @Inject
    @ConfigProperty(name = "medhub.db.video.password")
    String password;

    private @Nullable PostgresNodes nodes;

    @PostConstruct
    void make() {
        nodes = new PostgresNodes(NodeId.next(), pooled, source()::getConnection);
    }

    void begin(@Observes ModuleStarted module) {
        PostgresNodes own = nodes();
        own.beat();
        threads.newThread(own::listen).start();
        module.every(Duration.ofSeconds(1), own::beat);
    }

    @PreDestroy
    void stop() {
        nodes().stop();
    }

    @Produces
    @Dependent
    NodeWire wire() {
        return nodes();
    }

    @Produces
    @Dependent
    Presence presence() {
        return nodes();
    }

    @Produces
    @Dependent
    RecordChanges changes() {
        return nodes();
    }

    private PostgresNodes nodes() {
        PostgresNodes made = nodes;
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
        source.setApplicationName("medhub video, words of other nodes");
        return source;
    }
}
