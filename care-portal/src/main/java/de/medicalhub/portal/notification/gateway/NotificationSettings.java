package de.medicalhub.portal.notification.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** What an operator can set (MicroProfile Config); docs/configuration.md says what each means. */
@ApplicationScoped
class NotificationSettings {
    /** Each setting with its default; nothing here is needed to start. */
    enum Setting {
        MAIL_HOST("medhub.mail.host", ""),
        MAIL_PORT("medhub.mail.port", "587"),
        MAIL_SECURITY("medhub.mail.security", "starttls"),
        MAIL_USER("medhub.mail.user", ""),
        MAIL_PASSWORD("medhub.mail.password", ""),
        MAIL_FROM("medhub.mail.from", "medical-hub@localhost"),
        SMS_URL("medhub.sms.url", ""),
        SMS_METHOD("medhub.sms.method", "POST"),
        SMS_CONTENT_TYPE("medhub.sms.content-type", "application/json"),
        SMS_BODY("medhub.sms.body", "{\"to\":\"{to}\",\"text\":\"{text}\"}"),
        SMS_AUTHORIZATION("medhub.sms.authorization", ""),
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

    static List<String> keys() {
        return Arrays.stream(Setting.values()).map(Setting::key).toList();
    }
}
