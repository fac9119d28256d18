package de.medicalhub.common.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.sending.Letter.Attachment;
import jakarta.activation.CommandInfo;
import jakarta.activation.CommandMap;
import jakarta.activation.DataContentHandler;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailServerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneOffset.UTC);

    private final GreenMail receiver = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void listen() {
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    private MimeMessage sent(Optional<Attachment> attachment) {
        Map<String, String> set = Map.of(
                "medhub.mail.host", "127.0.0.1",
                "medhub.mail.port", String.valueOf(receiver.getSmtp().getPort()),
                "medhub.mail.security", "none",
                "medhub.mail.from", "hub@example.org");
        MailServer server = new MailServer(new SendingSettings(key -> Optional.ofNullable(set.get(key))), CLOCK);
        CommandMap before = CommandMap.getDefaultCommandMap();
        CommandMap.setDefaultCommandMap(new WithoutHandlers());
        try {
            server.send(
                    "anna@example.org",
                    new Letter("medhub-1", "Grüße", "Schöne Grüße\nvom Hub\n", Map.of("X-Kind", "test"), attachment));
        } finally {
            CommandMap.setDefaultCommandMap(before);
        }
        return receiver.getReceivedMessages()[0];
    }

    /** As in a server that keeps Jakarta Mail in a module of its own. */
    private static final class WithoutHandlers extends CommandMap {
        @Override
        public CommandInfo[] getPreferredCommands(String type) {
            return new CommandInfo[0];
        }

        @Override
        public CommandInfo[] getAllCommands(String type) {
            return new CommandInfo[0];
        }

        @Override
        public @Nullable CommandInfo getCommand(String type, String name) {
            return null;
        }

        @Override
        public @Nullable DataContentHandler createDataContentHandler(String type) {
            return null;
        }
    }

    @Test
    @DisplayName("an e-mail of words alone, with its own id and headers")
    void wordsAlone() throws Exception {
        MimeMessage mail = sent(Optional.empty());
        assertThat(mail.getSubject()).isEqualTo("Grüße");
        assertThat(String.valueOf(mail.getContent())).isEqualTo("Schöne Grüße\r\nvom Hub\r\n");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.getEncoding()).isEqualTo("base64");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(mail.getMessageID()).isEqualTo("<medhub-1@example.org>");
        assertThat(mail.getHeader("X-Kind")).containsExactly("test");
        assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
    }

    @Test
    @DisplayName("what the server answers is said by its code alone: the address may stand in its words")
    void codeOfTheServer() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> refuse(busy));
            answering.start();
            Map<String, String> set = Map.of(
                    "medhub.mail.host", busy.getInetAddress().getHostAddress(),
                    "medhub.mail.port", String.valueOf(busy.getLocalPort()),
                    "medhub.mail.security", "none");
            MailServer server = new MailServer(new SendingSettings(key -> Optional.ofNullable(set.get(key))), CLOCK);
            Letter letter = new Letter("medhub-1", "Grüße", "Grüße", Map.of(), Optional.empty());
            assertThatThrownBy(() -> server.send("anna@example.org", letter))
                    .isInstanceOfSatisfying(
                            HubException.class,
                            fault -> assertThat(fault.kind()).isEqualTo(ProblemKind.UNAVAILABLE))
                    .hasMessage("The mail server does not take the message (421).");
            answering.join();
        }
    }

    private static void refuse(ServerSocket busy) {
        try (Socket call = busy.accept()) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII));
            String answer = "220 here\r\n";
            do {
                call.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                String line = lines.readLine();
                answer =
                        line == null ? "" : line.startsWith("EHLO") ? "250 here\r\n" : "421 anna@example.org later\r\n";
            } while (!answer.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName(
            "a server that takes the call and never answers is given up after a while, and the letter is tried again")
    void silentServer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertNotTaken(silent.getLocalPort());
        }
    }

    @Test
    @DisplayName(
            "a server that takes the letter and never says so gets it again with the same id, so that it is shown once")
    void silentAtTheEnd() throws Exception {
        List<String> ids = new CopyOnWriteArrayList<>();
        try (ServerSocket forgetful = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            Thread listening = new Thread(() -> {
                keepQuietAboutIt(forgetful, ids);
                keepQuietAboutIt(forgetful, ids);
            });
            listening.start();
            assertNotTaken(forgetful.getLocalPort());
            assertNotTaken(forgetful.getLocalPort());
            listening.join();
        }
        assertThat(ids).hasSize(2).containsOnly("Message-ID: <medhub-1@example.org>");
    }

    private static void assertNotTaken(int port) {
        Map<String, String> set = Map.of(
                "medhub.mail.host",
                InetAddress.getLoopbackAddress().getHostAddress(),
                "medhub.mail.port",
                String.valueOf(port),
                "medhub.mail.security",
                "none",
                "medhub.mail.from",
                "hub@example.org");
        MailServer server = new MailServer(
                new SendingSettings(key -> Optional.ofNullable(set.get(key))), CLOCK, Duration.ofMillis(400));
        assertThatThrownBy(() -> server.send(
                        "anna@example.org", new Letter("medhub-1", "Grüße", "Grüße", Map.of(), Optional.empty())))
                .isInstanceOfSatisfying(
                        HubException.class, fault -> assertThat(fault.kind()).isEqualTo(ProblemKind.UNAVAILABLE));
    }

    /** Goes along as RFC 5321 says until the letter is there, and keeps the call without a word until the other side hangs up. */
    private static void keepQuietAboutIt(ServerSocket forgetful, List<String> ids) {
        try (Socket call = forgetful.accept()) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII));
            say(call, "220 here");
            boolean letter = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (letter && line.startsWith("Message-ID:")) {
                    ids.add(line);
                } else if (line.equals("DATA")) {
                    letter = true;
                    say(call, "354 go on");
                } else if (!letter) {
                    say(call, "250 here");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket call, String answer) throws IOException {
        call.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    @DisplayName("a file of text goes along, whatever signs it has")
    void withFile() throws Exception {
        String calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Sprechstunde für Sie\r\nEND:VCALENDAR\r\n";
        MimeMessage mail = sent(Optional.of(new Attachment("termin.ics", "text/calendar", calendar)));
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).isEqualTo("Schöne Grüße\r\nvom Hub\r\n");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("termin.ics");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/calendar");
        byte[] file = parts.getBodyPart(1).getInputStream().readAllBytes();
        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo(calendar);
        assertThat(mail.getMessageID()).isEqualTo("<medhub-1@example.org>");
        assertThat(mail.getSubject()).isEqualTo("Grüße");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
    }
}
