package de.medicalhub.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A mail server, an SMS gateway and a push service, where the hub of the tests sends to. */
final class Receivers implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 45;

    private final GreenMail mail = new GreenMail(
            new ServerSetup(Integer.getInteger("medhub.mail.port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HttpServer http;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    /** One request. */
    record Received(String path, String authorization, String topic, ByteBuffer body) {}

    Receivers() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        http.createContext("/", this::take);
        http.start();
        mail.start();
    }

    static int port() {
        return Integer.getInteger("medhub.receiver.port");
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(
                exchange.getRequestURI().getPath(),
                header(exchange, "Authorization"),
                header(exchange, "Topic"),
                ByteBuffer.wrap(body)));
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    /** The next SMS or push message; fails if none comes. */
    Received next() throws InterruptedException {
        @Nullable Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return Objects.requireNonNull(next, "nothing received within the time");
    }

    /** The e-mail with this number, counted from one; fails if it does not come. */
    MimeMessage mail(int number) {
        if (!mail.waitForIncomingEmail(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), number)) {
            throw new AssertionError("only " + mails() + " e-mails instead of " + number);
        }
        return mail.getReceivedMessages()[number - 1];
    }

    int mails() {
        return mail.getReceivedMessages().length;
    }

    static String text(MimeMessage mail) {
        try {
            return Objects.toString(mail.getContent(), "");
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        mail.stop();
        http.stop(0);
    }
}
