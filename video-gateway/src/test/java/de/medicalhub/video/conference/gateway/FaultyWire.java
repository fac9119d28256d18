package de.medicalhub.video.conference.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A TCP line to a media server, ours or a real one, with the faults that lines have: FIN, RST, a peer that accepts and
 * says nothing, a peer that answers nothing any more, nobody there.
 */
public final class FaultyWire implements AutoCloseable {
    private final URI target;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean mute;

    /** Listens on any free port. */
    public FaultyWire(URI target) {
        this(target, 0);
    }

    /** Listens on that port. */
    public FaultyWire(URI target, int port) {
        this.target = target;
        try {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Where the gateway connects to. */
    public URI address() {
        return URI.create("ws://127.0.0.1:" + door.getLocalPort() + target.getPath());
    }

    /** All connections end in good order. */
    public void finish() {
        open.forEach(FaultyWire::shut);
        open.clear();
    }

    /** All connections are reset. */
    public void reset() {
        open.forEach(socket -> {
            linger(socket);
            shut(socket);
        });
        open.clear();
    }

    private static void linger(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on nothing passes, in old connections and in new ones, which are accepted nevertheless. */
    public void fallSilent() {
        mute = true;
    }

    /** New connections pass again; what was held silent is gone. */
    public void speakAgain() {
        mute = false;
        finish();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                if (!mute) {
                    Socket server = new Socket(target.getHost(), target.getPort());
                    open.add(server);
                    threads.execute(() -> pump(client, server));
                    threads.execute(() -> pump(server, client));
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    finish();
                }
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
            shut(to);
        }
    }

    private static void shut(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shutDoor();
        finish();
        threads.shutdownNow();
    }

    private void shutDoor() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
