package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.wording.Phrase;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why something could not be sent, for whoever runs the hub: the log says it in English, the page in the reader's words (B9). */
public final class FaultWords {
    private static final Pattern STATUS = Pattern.compile("\\b([0-9]{3})\\b");

    private enum Reason {
        MAIL_REFUSED("The mail server refuses the address"),
        MAIL_ANSWERS("The mail server does not take the message ("),
        MAIL_UNAVAILABLE("The mail server does not take the message"),
        MAIL_UNWRITTEN("The message cannot be written"),
        SMS_REFUSED("The SMS gateway refuses the message"),
        SMS_UNAVAILABLE("The SMS gateway answers"),
        SMS_SILENT("The SMS gateway does not answer"),
        INTERRUPTED("Interrupted while sending"),
        PUSH_REFUSED("The push service refuses the message"),
        PUSH_UNAVAILABLE("The push service answers"),
        PUSH_UNKNOWN("No known push service"),
        PUSH_KEYS("The browser's keys are unusable"),
        TOO_LATE("Too late for");

        private final String logged;

        Reason(String logged) {
            this.logged = logged;
        }
    }

    private FaultWords() {}

    /**
     * @param fault as the outbox keeps it: kind of the exception and its message
     */
    public static Phrase of(String fault) {
        Matcher status = STATUS.matcher(fault);
        String number = status.find() ? status.group(1) : "";
        return Arrays.stream(Reason.values())
                .filter(reason -> fault.contains(reason.logged))
                .findFirst()
                .map(reason -> Phrase.of("undelivered.fault." + reason.name(), number))
                .orElseGet(() -> Phrase.of("undelivered.fault.OTHER", fault));
    }
}
