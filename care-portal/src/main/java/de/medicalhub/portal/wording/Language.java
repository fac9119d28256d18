package de.medicalhub.portal.wording;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Languages of the screens. */
public enum Language {
    DE(Locale.GERMAN),
    EN(Locale.ENGLISH);

    /** The cookie that keeps the choice, shared by all modules. */
    public static final String COOKIE = "mh-lang";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** German unless English is asked for. */
    public static Language of(@Nullable String code) {
        return "en".equals(code) ? EN : DE;
    }

    public Locale locale() {
        return locale;
    }

    /** Two letters, as in the cookie and in the page's {@code lang}. */
    public String code() {
        return locale.getLanguage();
    }

    /** The one to switch to. */
    public Language other() {
        return this == DE ? EN : DE;
    }
}
