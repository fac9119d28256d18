package de.medicalhub.common.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.medicalhub.common.sending.Letter.Attachment;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
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
        new MailServer(new SendingSettings(key -> Optional.ofNullable(set.get(key))), CLOCK)
                .send(
                        "anna@example.org",
                        new Letter("medhub-1", "Grüße", "Schöne Grüße\n", Map.of("X-Kind", "test"), attachment));
        return receiver.getReceivedMessages()[0];
    }

    @Test
    @DisplayName("an e-mail of words alone, with its own id and headers")
    void wordsAlone() throws Exception {
        MimeMessage mail = sent(Optional.empty());
        assertThat(mail.getSubject()).isEqualTo("Grüße");
        assertThat(String.valueOf(mail.getContent())).contains("Schöne Grüße");
        assertThat(mail.getMessageID()).isEqualTo("<medhub-1@example.org>");
        assertThat(mail.getHeader("X-Kind")).containsExactly("test");
        assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
    }

    @Test
    @DisplayName("a file of text goes along, whatever signs it has")
    void withFile() throws Exception {
        String calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Sprechstunde für Sie\r\nEND:VCALENDAR\r\n";
        MimeMessage mail = sent(Optional.of(new Attachment("termin.ics", "text/calendar", calendar)));
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).contains("Schöne Grüße");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("termin.ics");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/calendar");
        byte[] file = parts.getBodyPart(1).getInputStream().readAllBytes();
        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo(calendar);
        assertThat(mail.getMessageID()).isEqualTo("<medhub-1@example.org>");
        assertThat(mail.getSubject()).isEqualTo("Grüße");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
    }
}
