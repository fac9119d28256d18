package de.medicalhub.transport.delivery;

import de.medicalhub.transport.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who takes medicines at the door. */
public enum ReceiverKind {
    PATIENT("patient"),
    RELATIVE("relative"),
    NURSE("nurse");

    private final String code;

    ReceiverKind(String code) {
        this.code = code;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** In plain words. */
    public String word(Locale language) {
        return Words.say(language, "receiver." + code);
    }

    /** The one of that code, if there is one. */
    public static Optional<ReceiverKind> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
