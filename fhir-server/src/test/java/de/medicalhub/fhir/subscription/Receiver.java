package de.medicalhub.fhir.subscription;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An application that is called by rest-hook: one call a connection, answered 200 if nothing else is said. */
public final class Receiver implements AutoCloseable {
    private static final int BACKLOG = 50;
    private static final String DONE = "200 OK";

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> headers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Long> calls = new LinkedBlockingQueue<>();
    private final ServerSocket listening;

    /** Listens at once, on a free port of this machine. */
    public Receiver() throws IOException {
        listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** When it was called, by {@link System#nanoTime()}; a call with a body counts as {@link Long#MAX_VALUE}. */
    public BlockingQueue<Long> calls() {
        return calls;
    }

    /** The lines of all calls' headers. */
    public Queue<String> headers() {
        return headers;
    }

    /** What it answers to the next calls, one after the other, {@code 500 Broken} for example; afterwards success. */
    public void answerNext(String... lines) {
        answers.addAll(List.of(lines));
    }

    public String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket call = listening.accept()) {
                answer(call);
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket call) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.ISO_8859_1));
        long called = System.nanoTime();
        boolean empty = true;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            headers.add(line);
            String header = line.toLowerCase(Locale.ROOT);
            empty &= !header.startsWith("transfer-encoding:")
                    && (!header.startsWith("content-length:") || header.endsWith(" 0"));
        }
        calls.add(empty ? called : Long.MAX_VALUE);
        String line = Objects.requireNonNullElse(answers.poll(), DONE);
        call.getOutputStream()
                .write(("HTTP/1.1 " + line + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
