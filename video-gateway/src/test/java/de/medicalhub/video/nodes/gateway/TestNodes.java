package de.medicalhub.video.nodes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.nodes.NodeId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several nodes over one real PostgreSQL, each of which can be killed. */
public final class TestNodes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TestNodes.class);
    private static final long STEP_MILLIS = 50;
    private static final int STEPS = 600;

    private final EmbeddedPostgres postgres;
    private final List<PostgresNodes> nodes = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledFuture<?> beating;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();

    public TestNodes() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Flyway.configure(getClass().getClassLoader())
                .dataSource(database())
                .locations("classpath:de/medicalhub/video/migration")
                .load()
                .migrate();
        // as in the hub: on a slow machine a node that says nothing for four seconds is none
        beating = beats.scheduleWithFixedDelay(() -> nodes.forEach(this::beat), 1, 1, TimeUnit.SECONDS);
    }

    private void beat(PostgresNodes node) {
        if (!nodes.contains(node)) {
            return;
        }
        try {
            node.beat();
        } catch (RuntimeException failed) {
            // thrown on, it would end the beats of all nodes for good; the next one is a second away
            LOG.warn("A beat was missed", failed);
        }
    }

    /** The database that all of them share. */
    public DataSource database() {
        return postgres.getPostgresDatabase();
    }

    /** One more node, which is heard of when this answers. */
    public PostgresNodes start() {
        PostgresNodes node =
                new PostgresNodes(NodeId.next(), database(), () -> database().getConnection());
        node.beat();
        nodes.add(node);
        CountDownLatch heard = new CountDownLatch(1);
        node.onWord("test-hello", (from, body) -> heard.countDown());
        threads.execute(node::listen);
        PostgresNodes greeter =
                new PostgresNodes(NodeId.next(), database(), () -> database().getConnection());
        until(() -> {
            greeter.send(node.self(), "test-hello", "");
            return heard.getCount() == 0;
        });
        return node;
    }

    /** Asks again and again, for at most half a minute. */
    public static void until(BooleanSupplier condition) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            for (int i = 0; i < STEPS && !condition.getAsBoolean(); i++) {
                assertThat(never.await(STEP_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** As a kill of its process does. */
    public void kill(PostgresNodes node) {
        nodes.remove(node);
        try {
            node.vanish();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        beating.cancel(false);
        beats.shutdownNow();
        nodes.forEach(this::kill);
        threads.shutdownNow();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
