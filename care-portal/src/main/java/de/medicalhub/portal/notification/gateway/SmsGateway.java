package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.sending.TextGateway;
import de.medicalhub.portal.notification.control.Message;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Notifications as SMS: the words, and where to read on. */
@ApplicationScoped
class SmsGateway {
    @Inject
    private NotificationSettings settings;

    private @Nullable TextGateway gateway;

    @PostConstruct
    void open() {
        gateway = new TextGateway(settings.sending());
    }

    void send(String number, Message message) {
        TextGateway open = gateway;
        if (open == null) {
            throw new IllegalStateException("not opened yet");
        }
        open.send(number, message.text() + " " + message.link(), message.id());
    }
}
