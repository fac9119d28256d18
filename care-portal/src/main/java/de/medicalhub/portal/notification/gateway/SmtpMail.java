package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.notification.control.Message;
import de.medicalhub.portal.notification.gateway.NotificationSettings.Setting;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;

/** Any SMTP server (RFC 5321), by Jakarta Mail. */
@ApplicationScoped
class SmtpMail {
    private static final String TIMEOUT_MILLIS = "20000";

    @Inject
    private NotificationSettings settings;

    @Inject
    private PortalSettings portal;

    @Inject
    private Clock clock;

    void send(String address, Message message) {
        try {
            Transport.send(mail(address, message));
        } catch (SendFailedException e) {
            if (e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0) {
                throw new UndeliverableException("The mail server refuses the address.", e);
            }
            throw unavailable(e);
        } catch (MessagingException e) {
            throw unavailable(e);
        }
    }

    private MimeMessage mail(String address, Message message) throws MessagingException {
        MimeMessage mail = new NamedMessage(session(), messageId(message));
        mail.setFrom(new InternetAddress(settings.of(Setting.MAIL_FROM)));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address));
        mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mail.setText(message.text(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("List-Unsubscribe", "<" + portal.hubUrl() + "/notifications>");
        return mail;
    }

    private String messageId(Message message) {
        String from = settings.of(Setting.MAIL_FROM);
        return "<" + message.id() + from.substring(from.indexOf('@')).replace(">", "") + ">";
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
            properties.put("mail.smtp." + limit, TIMEOUT_MILLIS);
        }
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.of(Setting.MAIL_USER), settings.of(Setting.MAIL_PASSWORD));
            }
        });
    }

    private static HubException unavailable(MessagingException e) {
        return new HubException(ProblemKind.UNAVAILABLE, "The mail server does not take the message.", e);
    }

    /** Keeps the id that it is given, in each attempt the same (B4). */
    private static final class NamedMessage extends MimeMessage {
        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
