package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.sending.SendingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** What an operator can set (MicroProfile Config); docs/configuration.md says what each means. */
@ApplicationScoped
class NotificationSettings {
    /** Each setting of push messages with its default; e-mail and SMS are settings of all modules. Nothing here is needed to start. */
    enum Setting {
        PUSH_PUBLIC_KEY("medhub.push.public-key", ""),
        PUSH_PRIVATE_KEY("medhub.push.private-key", ""),
        PUSH_CONTACT("medhub.push.contact", "mailto:medical-hub@localhost"),
        PUSH_SERVICES(
                "medhub.push.services",
                "fcm.googleapis.com,updates.push.services.mozilla.com,web.push.apple.com,.notify.windows.com");

        private final String key;
        private final String otherwise;

        Setting(String key, String otherwise) {
            this.key = key;
            this.otherwise = otherwise;
        }

        String key() {
            return key;
        }

        String otherwise() {
            return otherwise;
        }
    }

    @Inject
    private Config config;

    String of(Setting setting) {
        return config.getOptionalValue(setting.key, String.class).orElse(setting.otherwise);
    }

    boolean has(Setting setting) {
        return !of(setting).isBlank();
    }

    /** Hosts that push messages may go to; one with a dot in front means all below it. */
    Set<String> pushServices() {
        return Arrays.stream(of(Setting.PUSH_SERVICES).split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of e-mail and SMS, which other modules send by too. */
    SendingSettings sending() {
        return new SendingSettings(key -> config.getOptionalValue(key, String.class));
    }

    static List<String> keys() {
        return Stream.concat(Arrays.stream(Setting.values()).map(Setting::key), SendingSettings.keys().stream())
                .toList();
    }
}
