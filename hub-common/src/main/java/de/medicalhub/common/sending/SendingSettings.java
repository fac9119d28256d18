package de.medicalhub.common.sending;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What an operator has set about e-mail and SMS; docs/configuration.md says what each means. */
public final class SendingSettings {
    /** Each setting with its default; none is needed to start. */
    public enum Setting {
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
        SMS_AUTHORIZATION("medhub.sms.authorization", "");

        private final String key;
        private final String otherwise;

        Setting(String key, String otherwise) {
            this.key = key;
            this.otherwise = otherwise;
        }

        /** As MicroProfile Config knows it. */
        public String key() {
            return key;
        }

        /** The default, or empty. */
        public String otherwise() {
            return otherwise;
        }
    }

    private final Function<String, Optional<String>> values;

    /**
     * @param values what is set, by the setting's key
     */
    public SendingSettings(Function<String, Optional<String>> values) {
        this.values = values;
    }

    /** Is there a mail server. */
    public boolean hasMail() {
        return has(Setting.MAIL_HOST);
    }

    /** Is there a gateway for SMS. */
    public boolean hasSms() {
        return has(Setting.SMS_URL);
    }

    /** The keys of all settings. */
    public static List<String> keys() {
        return Arrays.stream(Setting.values()).map(Setting::key).toList();
    }

    String of(Setting setting) {
        return values.apply(setting.key()).orElse(setting.otherwise());
    }

    boolean has(Setting setting) {
        return !of(setting).isBlank();
    }
}
