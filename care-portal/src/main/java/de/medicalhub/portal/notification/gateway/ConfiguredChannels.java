package de.medicalhub.portal.notification.gateway;

import de.medicalhub.portal.notification.control.ServedChannels;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.gateway.NotificationSettings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What is configured is served (B8). */
@ApplicationScoped
class ConfiguredChannels implements ServedChannels {
    @Inject
    private NotificationSettings settings;

    @Override
    public boolean serves(Channel channel) {
        return switch (channel) {
            case MAIL -> settings.sending().hasMail();
            case PUSH -> settings.has(Setting.PUSH_PUBLIC_KEY) && settings.has(Setting.PUSH_PRIVATE_KEY);
            case SMS -> settings.sending().hasSms();
        };
    }

    @Override
    public String pushKey() {
        return settings.of(Setting.PUSH_PUBLIC_KEY);
    }

    @Override
    public boolean isPushService(String endpoint) {
        return PushService.isKnown(endpoint, settings.pushServices());
    }
}
