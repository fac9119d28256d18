package de.medicalhub.transport.delivery;

import de.medicalhub.transport.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which document showed who receives; only its kind is kept, never a number. */
public enum IdentitySeen {
    ID_CARD("id-card"),
    PASSPORT("passport"),
    RESIDENCE_PERMIT("residence-permit"),
    SERVICE_CARD("service-card"),
    KNOWN("known");

    private final String code;

    IdentitySeen(String code) {
        this.code = code;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** In plain words. */
    public String word(Locale language) {
        return Words.say(language, "identity." + code);
    }

    /** The one of that code, if there is one. */
    public static Optional<IdentitySeen> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
