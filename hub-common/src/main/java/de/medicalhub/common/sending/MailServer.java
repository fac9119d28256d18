package de.medicalhub.common.sending;

import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.sending.Letter.Attachment;
import de.medicalhub.common.sending.SendingSettings.Setting;
import jakarta.activation.UnsupportedDataTypeException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Any SMTP server (RFC 5321), by Jakarta Mail. */
public final class MailServer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern CODE = Pattern.compile("([245][0-9]{2})[ -]");
    private static final int DEEPEST = 20;

    private final SendingSettings settings;
    private final Clock clock;
    private final Duration patience;

    public MailServer(SendingSettings settings, Clock clock) {
        this(settings, clock, PATIENCE);
    }

    /** @param patience how long each answer of the server is waited for */
    MailServer(SendingSettings settings, Clock clock, Duration patience) {
        this.settings = settings;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Hands the letter to the server.
     *
     * @throws UndeliverableException if the server refuses the address for good
     * @throws HubException UNAVAILABLE if it did not take the letter this time, FAULT if the fault is ours
     */
    public void send(String address, Letter letter) {
        try {
            Transport.send(mail(address, letter));
        } catch (SendFailedException e) {
            if (e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0) {
                throw new UndeliverableException("The mail server refuses the address.", e);
            }
            throw unavailable(e);
        } catch (MessagingException e) {
            throw unavailable(e);
        }
    }

    private MimeMessage mail(String address, Letter letter) throws MessagingException {
        MimeMessage mail = new WrittenMessage(
                session(),
                messageId(letter),
                letter.attachment().map(attachment -> body(letter, attachment)).orElseGet(() -> words(letter)));
        mail.setFrom(new InternetAddress(settings.of(Setting.MAIL_FROM)));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
        mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        for (Map.Entry<String, String> header : letter.headers().entrySet()) {
            mail.setHeader(header.getKey(), header.getValue());
        }
        return mail;
    }

    /** Words alone, with the lines of the header that say in what form. */
    private static String words(Letter letter) {
        return String.join(
                "\r\n",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: base64",
                "",
                encoded(letter.text()),
                "");
    }

    /** Words and file as RFC 2046 has them, with the line of the header that says so. */
    private static String body(Letter letter, Attachment attachment) {
        String boundary = "part-" + letter.id();
        return String.join(
                "\r\n",
                "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"",
                "",
                "--" + boundary,
                words(letter) + "--" + boundary,
                "Content-Type: " + attachment.type() + "; charset=UTF-8; name=\"" + attachment.name() + "\"",
                "Content-Disposition: attachment; filename=\"" + attachment.name() + "\"",
                "Content-Transfer-Encoding: base64",
                "",
                encoded(attachment.content()),
                "--" + boundary + "--",
                "");
    }

    /** With the ends of lines that text has in a mail (RFC 2046, section 4.1.1), whatever stands in the letter. */
    private static String encoded(String words) {
        String lines = LINE_END.matcher(words).replaceAll("\r\n");
        return Base64.getMimeEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    }

    private String messageId(Letter letter) {
        String from = settings.of(Setting.MAIL_FROM);
        return "<" + letter.id() + from.substring(from.indexOf('@')).replace(">", "") + ">";
    }

    private Session session() {
        Properties properties = new Properties();
        String security = settings.of(Setting.MAIL_SECURITY).toLowerCase(Locale.ROOT);
        properties.put("mail.smtp.host", settings.of(Setting.MAIL_HOST));
        properties.put("mail.smtp.port", settings.of(Setting.MAIL_PORT));
        properties.put("mail.smtp.starttls.required", Boolean.toString(security.equals("starttls")));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(security.equals("starttls")));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security.equals("tls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", Boolean.toString(settings.has(Setting.MAIL_USER)));
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + limit, Long.toString(patience.toMillis()));
        }
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.of(Setting.MAIL_USER), settings.of(Setting.MAIL_PASSWORD));
            }
        });
    }

    /** Says the server's code (RFC 5321, section 4.2) and nothing else of its answer, in which the address may stand. */
    private static HubException unavailable(MessagingException e) {
        List<Throwable> chain = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        if (chain.stream().anyMatch(UnsupportedDataTypeException.class::isInstance)) {
            return new HubException(ProblemKind.FAULT, "The message cannot be written.", e);
        }
        String code = chain.stream()
                .map(fault -> CODE.matcher(String.valueOf(fault.getMessage())))
                .filter(Matcher::lookingAt)
                .map(found -> " (" + found.group(1) + ")")
                .findFirst()
                .orElse("");
        return new HubException(ProblemKind.UNAVAILABLE, "The mail server does not take the message" + code + ".", e);
    }

    /**
     * Is sent as it was written and keeps the id that it is given: a server that keeps Jakarta Mail in a module of its own does
     * not find what could put a message together.
     */
    private static final class WrittenMessage extends MimeMessage {
        private final String id;

        WrittenMessage(Session session, String id, String written) throws MessagingException {
            super(session, new ByteArrayInputStream(written.getBytes(StandardCharsets.US_ASCII)));
            this.id = id;
        }

        @Override
        protected synchronized void updateHeaders() throws MessagingException {
            setHeader("MIME-Version", "1.0");
            setHeader("Message-ID", id);
        }
    }
}
