package de.medicalhub.portal.documents.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.documents.control.VirusScanner.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamdScannerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] TEST_VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE".getBytes(StandardCharsets.US_ASCII);

    /** Speaks clamd's INSTREAM: the command, chunks with their length, a verdict that ends with a zero byte. */
    private static final class Daemon implements AutoCloseable {
        private final ServerSocketChannel server;
        private final Thread thread;
        private final boolean silent;
        private volatile byte[] received = new byte[0];

        Daemon(ServerSocketChannel server, boolean silent) {
            this.server = server;
            this.silent = silent;
            thread = new Thread(this::serve, "pretended-clamd");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            while (server.isOpen()) {
                try (SocketChannel client = server.accept()) {
                    answer(client);
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void answer(SocketChannel client) throws IOException {
            DataInputStream in = new DataInputStream(Channels.newInputStream(client));
            byte[] command = in.readNBytes("zINSTREAM\0".length());
            if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                say(client, "UNKNOWN COMMAND\0");
                return;
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                file.write(in.readNBytes(length));
            }
            received = file.toByteArray();
            if (silent) {
                in.read(); // Until the other side gives up.
                return;
            }
            boolean found = new String(received, StandardCharsets.US_ASCII).contains("EICAR");
            boolean large = received.length > 30_000_000;
            say(
                    client,
                    large
                            ? "INSTREAM size limit exceeded. ERROR\0"
                            : found ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0");
        }

        private static void say(SocketChannel client, String words) throws IOException {
            client.write(java.nio.ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    @DisplayName("U4 over TCP: a clean file, a virus, a large file in many chunks, more than the scanner takes")
    void overTcp() throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (Daemon daemon = new Daemon(server, false)) {
            ClamdScanner scanner = new ClamdScanner("127.0.0.1:" + port(server.getLocalAddress()), PATIENCE, PATIENCE);
            assertThat(scan(scanner, new byte[] {1, 2, 3})).isEqualTo(Verdict.CLEAN);
            assertThat(scan(scanner, TEST_VIRUS)).isEqualTo(Verdict.INFECTED);
            byte[] large = new byte[20 * 1024 * 1024];
            large[large.length - 1] = 7;
            assertThat(scan(scanner, large)).isEqualTo(Verdict.CLEAN);
            assertThat(daemon.received).isEqualTo(large);
            assertThat(scan(scanner, new byte[30_000_001])).isEqualTo(Verdict.UNDECIDED);
        }
    }

    @Test
    @DisplayName("U4 over a socket of the file system")
    void overAUnixSocket(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("clamd.ctl");
        ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        try (Daemon daemon = new Daemon(server, false)) {
            assertThat(scan(new ClamdScanner("unix:" + socket, PATIENCE, PATIENCE), TEST_VIRUS))
                    .isEqualTo(Verdict.INFECTED);
            assertThat(daemon.received).isEqualTo(TEST_VIRUS);
        }
    }

    @Test
    @DisplayName("U4 nobody there is unreachable, who does not answer in time is undecided, never clean")
    void unreachable() throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        String address = "127.0.0.1:" + port(server.getLocalAddress());
        try (Daemon daemon = new Daemon(server, true)) {
            assertThat(scan(new ClamdScanner(address, PATIENCE, SHORT), new byte[] {1}))
                    .isEqualTo(Verdict.UNDECIDED);
            assertThat(daemon.silent).isTrue();
        }
        ServerSocketChannel nobody =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        String left = "127.0.0.1:" + port(nobody.getLocalAddress());
        nobody.close();
        assertThat(scan(new ClamdScanner(left, PATIENCE, PATIENCE), new byte[] {1}))
                .isEqualTo(Verdict.UNREACHABLE);
    }

    private static Verdict scan(ClamdScanner scanner, byte[] file) {
        return scanner.scan(new ByteArrayInputStream(file));
    }

    private static int port(SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }
}
