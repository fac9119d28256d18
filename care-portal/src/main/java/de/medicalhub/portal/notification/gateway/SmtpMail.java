package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.sending.Letter;
import de.medicalhub.common.sending.MailServer;
import de.medicalhub.portal.notification.control.Message;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Notifications as e-mails; each says where one may decline them. */
@ApplicationScoped
class SmtpMail {
    @Inject
    private NotificationSettings settings;

    @Inject
    private PortalSettings portal;

    @Inject
    private Clock clock;

    void send(String address, Message message) {
        Letter letter = new Letter(
                message.id(),
                message.subject(),
                message.text(),
                Map.of("List-Unsubscribe", "<" + portal.hubUrl() + "/notifications>"),
                Optional.empty());
        new MailServer(settings.sending(), clock).send(address, letter);
    }
}
