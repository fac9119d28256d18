package de.medicalhub.portal.documents.gateway;

import de.medicalhub.portal.documents.control.VirusScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ClamAV's daemon, asked by its own protocol: {@code zINSTREAM}, the file in chunks with their length before each, an empty
 * chunk, then one answer that ends with a zero byte. Whatever is not plainly "OK" or "FOUND" lets nothing pass (U4): unreachable is
 * who cannot be sent the file or breaks off, undecided an answer about this file that is none, or does not come in time.
 */
public final class ClamdScanner implements VirusScanner {
    private static final Logger LOG = LoggerFactory.getLogger(ClamdScanner.class);
    private static final String UNIX = "unix:";
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;

    private final SocketAddress address;
    private final Duration reached;
    private final Duration answered;

    /**
     * @param where {@code host:port} or {@code unix:/path/of/the/socket}
     * @param reached within that it has taken the whole file
     * @param answered within that it has scanned it
     */
    public ClamdScanner(String where, Duration reached, Duration answered) {
        this.address = address(where);
        this.reached = reached;
        this.answered = answered;
    }

    private static SocketAddress address(String where) {
        if (where.startsWith(UNIX)) {
            return UnixDomainSocketAddress.of(where.substring(UNIX.length()));
        }
        int colon = where.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("medhub.clamd.address must be host:port or unix:/path");
        }
        return InetSocketAddress.createUnresolved(
                where.substring(0, colon), Integer.parseInt(where.substring(colon + 1)));
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Verdict scan(InputStream file) {
        try {
            String answer = ask(file);
            if (answer.equals("stream: OK")) {
                return Verdict.CLEAN;
            }
            if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
                LOG.warn("The virus scanner refused an upload");
                return Verdict.INFECTED;
            }
            LOG.error("The virus scanner gave no verdict about an upload, which is refused");
            return Verdict.UNDECIDED;
        } catch (UnansweredException e) {
            LOG.error("The virus scanner did not answer about an upload, which is refused");
            return Verdict.UNDECIDED;
        } catch (IOException e) {
            LOG.error("The virus scanner is not there; uploads are refused until it is: {}", e.getClass());
            return Verdict.UNREACHABLE;
        }
    }

    /** It has the whole file, but no answer came in time. */
    private static final class UnansweredException extends IOException {
        private static final long serialVersionUID = 1L;

        UnansweredException(IOException cause) {
            super(cause);
        }
    }

    private String ask(InputStream file) throws IOException {
        long end = System.nanoTime() + reached.toNanos();
        try (SocketChannel channel = open();
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(resolved())) {
                SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
                await(selector, end);
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_WRITE);
            } else {
                channel.register(selector, SelectionKey.OP_WRITE);
            }
            send(channel, selector, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)), end);
            for (byte[] piece = next(file); piece.length > 0; piece = next(file)) {
                ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + piece.length);
                chunk.putInt(piece.length).put(piece).flip();
                send(channel, selector, chunk, end);
            }
            send(channel, selector, ByteBuffer.allocate(Integer.BYTES), end);
            return answerOf(channel, selector);
        }
    }

    /** That the upload cannot be read is not the scanner's fault. */
    private static byte[] next(InputStream file) {
        try {
            return file.readNBytes(CHUNK);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        }
    }

    private String answerOf(SocketChannel channel, Selector selector) throws IOException {
        try {
            return answer(channel, selector, System.nanoTime() + answered.toNanos());
        } catch (SocketTimeoutException e) {
            throw new UnansweredException(e);
        }
    }

    private SocketChannel open() throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    /** A name is looked up anew each time: the scanner may move. */
    private SocketAddress resolved() {
        return address instanceof InetSocketAddress named
                ? new InetSocketAddress(named.getHostString(), named.getPort())
                : address;
    }

    private static void send(SocketChannel channel, Selector selector, ByteBuffer bytes, long end) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(selector, end);
            }
        }
    }

    private static String answer(SocketChannel channel, Selector selector, long end) throws IOException {
        channel.keyFor(selector).interestOps(SelectionKey.OP_READ);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.size() < LONGEST_ANSWER) {
            int read = channel.read(buffer);
            if (read == 0) {
                await(selector, end);
            }
            for (buffer.flip(); buffer.hasRemaining(); ) {
                byte one = buffer.get();
                if (one == 0) {
                    return answer.toString(StandardCharsets.US_ASCII).strip();
                }
                answer.write(one);
            }
            buffer.clear();
            if (read < 0) {
                break; // Without its end it is no answer.
            }
        }
        throw new IOException("the answer is incomplete");
    }

    private static void await(Selector selector, long end) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0 || selector.select(left) == 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        selector.selectedKeys().clear();
    }
}
