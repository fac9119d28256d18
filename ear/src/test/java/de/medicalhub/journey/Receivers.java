package de.medicalhub.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A mail server, an SMS gateway and a push service, where the hub of the tests sends to. */
final class Receivers implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 90;
    private static final int BACKLOG = 50;
    private static final byte[] CREATED = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private static final byte[] BUSY =
            "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final GreenMail mail = new GreenMail(
            new ServerSetup(Integer.getInteger("medhub.mail.port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ServerSocket http;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile boolean refusing;

    /**
     * One request.
     *
     * @param taken false if it was refused
     */
    record Received(String path, String authorization, String topic, ByteBuffer body, boolean taken) {}

    Receivers() throws IOException {
        http = new ServerSocket(port(), BACKLOG, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "receivers");
        thread.setDaemon(true);
        thread.start();
        mail.start();
    }

    /** From now on SMS and push messages are heard and refused with 503, or taken again. */
    void refuse(boolean all) {
        refusing = all;
    }

    static int port() {
        return Integer.getInteger("medhub.receiver.port");
    }

    private void serve() {
        while (!http.isClosed()) {
            try (Socket call = http.accept()) {
                take(call);
            } catch (IOException e) {
                if (!http.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** One request a connection, with a body of known length, answered 201. */
    private void take(Socket call) throws IOException {
        InputStream in = call.getInputStream();
        String path = line(in).split(" ", -1)[1];
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        boolean taken = !refusing;
        received.add(new Received(
                path,
                headers.getOrDefault("authorization", ""),
                headers.getOrDefault("topic", ""),
                ByteBuffer.wrap(body),
                taken));
        call.getOutputStream().write(taken ? CREATED : BUSY);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            line.append((char) one);
        }
        return line.toString().strip();
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

    /** The first e-mail to that address, whatever else comes meanwhile; fails if it does not come. */
    MimeMessage mailTo(String address) throws MessagingException {
        for (int seen = 0; ; seen++) {
            MimeMessage next = mail(seen + 1);
            if (List.of(next.getAllRecipients()).contains(new InternetAddress(address))) {
                return next;
            }
        }
    }

    /** The next SMS or push message in which that stands; others are passed over. */
    Received nextWith(String words) throws InterruptedException {
        Received one = next();
        while (!StandardCharsets.UTF_8.decode(one.body().duplicate()).toString().contains(words)) {
            one = next();
        }
        return one;
    }

    /** What has come and was not asked for. */
    List<Received> rest() {
        List<Received> rest = new ArrayList<>();
        received.drainTo(rest);
        return rest;
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
    public void close() throws IOException {
        mail.stop();
        http.close();
    }
}
