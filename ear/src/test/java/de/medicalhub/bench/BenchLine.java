package de.medicalhub.bench;

import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page without a browser: it speaks the gateway's protocol (docs/video-protocol.md) and counts how long words take. */
final class BenchLine implements WebSocket.Listener, AutoCloseable {
    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");
    private static final Pattern PEER = Pattern.compile("\"peers\":\\[\\{\"page\":\"([^\"]+)\"");
    private static final Pattern STAMP = Pattern.compile("candidate:([0-9]+) ");
    private static final ConcurrentMap<String, Long> SENT = new ConcurrentHashMap<>();
    private static final AtomicLong STAMPS = new AtomicLong();

    private final HttpClient http;
    private final String page = UUID.randomUUID().toString();
    private final LongConsumer relayed;
    private final CompletableFuture<Void> welcome = new CompletableFuture<>();
    private final CompletableFuture<String> peer = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;

    private BenchLine(HttpClient http, LongConsumer relayed) {
        this.http = http;
        this.relayed = relayed;
    }

    /**
     * Takes a ticket, opens the wire, says who it is and waits for the welcome.
     *
     * @param relayed told how many nanoseconds a word took from page to page
     */
    static BenchLine join(HttpClient http, String cookie, LongConsumer relayed) throws Exception {
        BenchLine line = new BenchLine(http, relayed);
        String ticket = line.ticket(cookie);
        String origin = Stack.hubUrl();
        line.socket = http.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create(origin.replaceFirst("^http", "ws") + "/video/ws"), line)
                .get(30, TimeUnit.SECONDS);
        line.say("{\"v\":1,\"type\":\"hello\",\"ticket\":\"" + ticket + "\",\"page\":\"" + line.page + "\"}");
        line.welcome.get(30, TimeUnit.SECONDS);
        return line;
    }

    private String ticket(String cookie) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/video/api/guest-tickets"))
                .header("X-Requested-With", "medhub")
                .header("Cookie", "MHVIDEO=" + cookie)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        Matcher ticket = TICKET.matcher(answer.body());
        if (!ticket.find()) {
            throw new IOException("no ticket: " + answer.statusCode());
        }
        return ticket.group(1);
    }

    /** Says a way to the other page of the room; the other line counts how long it took. */
    void relay() throws Exception {
        String stamp = Long.toString(STAMPS.incrementAndGet());
        String words = "{\"v\":1,\"type\":\"candidate\",\"to\":\"" + peer.get(30, TimeUnit.SECONDS)
                + "\",\"candidate\":{\"candidate\":\"candidate:" + stamp
                + " 1 udp 2122260223 192.0.2.1 50000 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}";
        SENT.put(stamp, System.nanoTime());
        say(words);
    }

    /** A sign of life, as pages give it. */
    void ping() {
        say("{\"v\":1,\"type\":\"ping\"}");
    }

    private synchronized void say(String words) {
        Objects.requireNonNull(socket)
                .sendText(words, true)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            hear(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void hear(String words) {
        if (words.contains("\"type\":\"candidate\"")) {
            Matcher stamp = STAMP.matcher(words);
            Long sent = stamp.find() ? SENT.remove(stamp.group(1)) : null;
            if (sent != null) {
                relayed.accept(System.nanoTime() - sent);
            }
        } else if (words.contains("\"type\":\"room\"")) {
            Matcher other = PEER.matcher(words);
            if (other.find()) {
                peer.complete(other.group(1));
            }
        } else if (words.contains("\"type\":\"welcome\"")) {
            welcome.complete(null);
        }
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        welcome.completeExceptionally(fault);
    }

    @Override
    public void close() {
        WebSocket open = Objects.requireNonNull(socket);
        open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(gone -> open)
                .join();
    }
}
