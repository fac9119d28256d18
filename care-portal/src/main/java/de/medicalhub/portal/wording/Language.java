package de.medicalhub.portal.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Languages of the screens. */
public enum Language {
    DE(Locale.GERMAN, "de", "Deutsch"),
    EN(Locale.ENGLISH, "en", "English"),
    /** Leichte Sprache: German by the rules for people who read little (W7). */
    SIMPLE(new Locale.Builder().setLanguage("de").setVariant("simple").build(), "de-simple", "Leichte Sprache");

    /** The cookie that keeps the choice, shared by all modules. */
    public static final String COOKIE = "mh-lang";

    private final Locale locale;
    private final String cookie;
    private final String label;

    Language(Locale locale, String cookie, String label) {
        this.locale = locale;
        this.cookie = cookie;
        this.label = label;
    }

    /** German unless another is asked for. */
    public static Language of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(language -> language.cookie.equals(code))
                .findFirst()
                .orElse(DE);
    }

    public Locale locale() {
        return locale;
    }

    /** Two letters, as in the page's {@code lang}. */
    public String code() {
        return locale.getLanguage();
    }

    /** As in the cookie. */
    public String cookie() {
        return cookie;
    }

    /** What it calls itself. */
    public String label() {
        return label;
    }

    /** The one to switch to, where two are offered. */
    public Language other() {
        return this == EN ? DE : EN;
    }

    /** Those to switch to, where all are offered. */
    public List<Language> others() {
        return Arrays.stream(values()).filter(language -> language != this).toList();
    }
}
