package de.medicalhub.video.nodes.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.nodes.Presence;
import de.medicalhub.video.nodes.RecordChanges;
import de.medicalhub.video.nodes.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node among those that share a database (rules 1 to 5). */
public final class PostgresNodes implements NodeWire, Presence, RecordChanges {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresNodes.class);
    private static final int MOST_BYTES = 7_000;
    private static final int WAIT_MILLIS = 10_000;
    private static final int RECONNECT_MILLIS = 500;
    private static final String EVERYBODY = "all";
    private static final String CHANNEL = "medhub_video_";
    /** Of the FHIR server: the case in which something was changed. */
    private static final String CASES = "medhub_case";

    private final NodeId self;
    private final Sql sql;
    private final PresentPages pages;
    private final Own own;
    private final int waitMillis;
    private final Listeners listeners = new Listeners();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Connection current;
    private volatile boolean hearing;

    /** Opens the own unpooled connection. */
    public interface Own {
        Connection open() throws SQLException;
    }

    /**
     * @param source pooled, for saying
     * @param own unpooled, for hearing; with a socket timeout, without which a half-open line is never noticed
     */
    public PostgresNodes(NodeId self, DataSource source, Own own) {
        this(self, source, own, WAIT_MILLIS);
    }

    PostgresNodes(NodeId self, DataSource source, Own own, int waitMillis) {
        this.waitMillis = waitMillis;
        this.self = self;
        this.sql = new Sql(source);
        this.pages = new PresentPages(sql);
        this.own = own;
    }

    @Override
    public NodeId self() {
        return self;
    }

    /** Hears until {@link #stop}; on a thread of its own. */
    public void listen() {
        boolean lost = false;
        while (stopped.getCount() > 0) {
            try (Connection connection = own.open()) {
                current = connection;
                subscribe(connection);
                beat();
                if (lost) {
                    LOG.info("Words of other nodes arrive again");
                    listeners.tellGap();
                }
                lost = false;
                hearing = true;
                follow(connection);
            } catch (SQLException | HubException e) {
                hearing = false;
                if (!lost && stopped.getCount() > 0) {
                    LOG.warn("Words of other nodes do not arrive at the moment", e);
                }
                lost = true;
            }
            pause();
        }
    }

    @Override
    public boolean isHearing() {
        return hearing;
    }

    /** Says that this node is there, and forgets those that do not; to be called every second. */
    public void beat() {
        boolean wasForgotten = !sql.list(
                        row -> row.getBoolean(1),
                        "insert into node (id, seen_at) values (?, clock_timestamp()) on conflict (id) do update"
                                + " set seen_at = clock_timestamp() returning xmax = 0",
                        self.value())
                .contains(false);
        int gone = sql.run("delete from node where seen_at < clock_timestamp() - interval '4 seconds'");
        sql.run("delete from node_mail where sent_at < clock_timestamp() - interval '1 minute'");
        if (wasForgotten || gone > 0) {
            listeners.tellGap();
        }
    }

    /** This node ends in good order. */
    public void stop() {
        stopped.countDown();
        Connection open = current;
        try {
            sql.run("delete from node where id = ?", self.value());
            sendAll("", "");
            if (open != null) {
                open.close();
            }
        } catch (SQLException | HubException e) {
            LOG.debug("The connection was closed already", e);
        }
    }

    /** As when it is killed: nobody is told. */
    void vanish() throws SQLException {
        stopped.countDown();
        Connection open = current;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void send(NodeId to, String topic, String body) {
        say(to.value(), topic, body);
    }

    /**
     * A NOTIFY is a write of its own, and all writes that notify come one after the other: nobody pays for it where nobody hears it. A node
     * without a row hears later that it was forgotten, and looks for itself.
     */
    @Override
    public void sendAll(String topic, String body) {
        if (sql.list(row -> row.getBoolean(1), "select exists (select 1 from node where id <> ?)", self.value())
                .contains(true)) {
            say(EVERYBODY, topic, body);
        }
    }

    @Override
    public Set<NodeId> living() {
        Set<NodeId> found = new HashSet<>(sql.list(
                row -> new NodeId(row.getString(1)),
                "select id from node where seen_at >= clock_timestamp() - interval '4 seconds'"));
        found.add(self);
        return found;
    }

    @Override
    public void onWord(String topic, BiConsumer<NodeId, String> listener) {
        listeners.onWord(topic, listener);
    }

    @Override
    public void onGap(Runnable listener) {
        listeners.onGap(listener);
    }

    @Override
    public void onCase(Consumer<String> listener) {
        listeners.onCase(listener);
    }

    @Override
    public Arrival arrive(String room) {
        return pages.arrive(room);
    }

    @Override
    public void here(PresentPage page) {
        pages.here(page);
    }

    @Override
    public void gone(PresentPage page) {
        pages.gone(page, self);
    }

    @Override
    public List<PresentPage> in(String room) {
        return pages.in(room);
    }

    private void say(String to, String topic, String body) {
        String head = self.value() + "|" + topic + "|";
        if (body.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            notifyOf(to, head + "=" + body);
            return;
        }
        long number = sql.list(
                        row -> row.getLong(1),
                        "insert into node_mail (body, sent_at) values (?, clock_timestamp()) returning id",
                        body)
                .get(0);
        notifyOf(to, head + "#" + number);
    }

    private void notifyOf(String to, String payload) {
        sql.list(row -> true, "select pg_notify(?, ?)", CHANNEL + to, payload);
    }

    private void subscribe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL + EVERYBODY);
            statement.execute("LISTEN " + CHANNEL + self.value());
            statement.execute("LISTEN " + CASES);
        }
    }

    /** A line that is dead on the way, without an end, is silent like one on which nothing is said: asking tells. */
    private void follow(Connection connection) throws SQLException {
        PGConnection wire = connection.unwrap(PGConnection.class);
        while (stopped.getCount() > 0) {
            PGNotification[] arrived = wire.getNotifications(waitMillis);
            if (arrived == null || arrived.length == 0) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
                continue;
            }
            for (PGNotification notification : arrived) {
                if (notification.getName().equals(CASES)) {
                    listeners.tellCase(notification.getParameter());
                } else {
                    hear(notification.getParameter());
                }
            }
        }
    }

    private void hear(String payload) {
        String[] parts = payload.split("\\|", 3);
        NodeId from = new NodeId(parts[0]);
        if (parts.length < 3 || from.equals(self)) {
            return;
        }
        if (parts[1].isEmpty()) {
            listeners.tellGap();
            return;
        }
        listeners.tellWord(parts[1], from, () -> body(parts[2]));
    }

    /** Laid down for several nodes, so nobody takes it away; it goes after a minute. */
    private List<String> body(String text) {
        return text.startsWith("#")
                ? sql.list(
                        row -> row.getString(1),
                        "select body from node_mail where id = ?",
                        Long.parseLong(text.substring(1)))
                : List.of(text.substring(1));
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
