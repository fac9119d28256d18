package de.medicalhub.video.nodes.gateway;

import static de.medicalhub.video.nodes.gateway.TestNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.nodes.NodeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A line to the database on which nothing passes any more, and which nobody ends. */
@Timeout(90)
class HalfOpenLineTest {
    private final TestNodes nodes = new TestNodes();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean mute;

    @AfterEach
    void end() {
        threads.shutdownNow();
        nodes.close();
    }

    @Test
    @DisplayName("3: a line that is dead without an end is noticed and replaced")
    void deadLine() throws Exception {
        PGSimpleDataSource real = nodes.database().unwrap(PGSimpleDataSource.class);
        try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> accept(door, real.getPortNumbers()[0]));
            PGSimpleDataSource through = new PGSimpleDataSource();
            through.setServerNames(new String[] {"127.0.0.1"});
            through.setPortNumbers(new int[] {door.getLocalPort()});
            through.setDatabaseName(real.getDatabaseName());
            through.setUser(real.getUser());
            through.setPassword(real.getPassword());
            through.setSocketTimeout(1);
            through.setLoginTimeout(1);
            PostgresNodes node = new PostgresNodes(
                    NodeId.next(),
                    nodes.database(),
                    () -> {
                        opened.incrementAndGet();
                        return through.getConnection();
                    },
                    500);
            CountDownLatch heard = new CountDownLatch(1);
            node.onWord("hello", (from, body) -> heard.countDown());
            threads.execute(node::listen);
            PostgresNodes greeter = nodes.start();
            until(() -> {
                greeter.send(node.self(), "hello", "");
                return heard.getCount() == 0;
            });
            assertThat(opened.get()).isEqualTo(1);
            mute = true;
            until(() -> opened.get() > 1);
            node.vanish();
        }
    }

    private void accept(ServerSocket door, int target) {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                threads.execute(() -> pump(client, server));
                threads.execute(() -> pump(server, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!mute) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            mute = true;
        }
    }
}
