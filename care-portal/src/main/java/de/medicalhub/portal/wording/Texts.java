package de.medicalhub.portal.wording;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Says phrases in one language. */
public final class Texts {
    private static final String BUNDLE = "de.medicalhub.portal.messages";

    private final Language language;
    private final ResourceBundle messages;
    private final TimeWords times;

    public Texts(Language language, Clock clock) {
        this.language = language;
        messages = ResourceBundle.getBundle(BUNDLE, language.locale());
        times = new TimeWords(clock, language, messages);
    }

    /** The phrase in this language; an unknown key is said by its last part (W5). */
    public String say(Phrase phrase) {
        Object[] gaps = phrase.gaps().stream().map(this::gap).toArray();
        if (phrase.key().equals("verbatim")) {
            return String.valueOf(gaps[0]);
        }
        if (phrase.key().equals("translated")) {
            return String.valueOf(gaps["en".equals(language.locale().getLanguage()) ? 1 : 0]);
        }
        return new MessageFormat(pattern(phrase.key()), language.locale()).format(gaps);
    }

    /** The text of a key without gaps. */
    public String of(String key) {
        return say(Phrase.of(key));
    }

    /** Several codes of one family, in a row with commas. */
    public String codes(String family, Collection<String> codes) {
        return codes.stream().map(code -> say(Phrase.code(family, code))).collect(Collectors.joining(", "));
    }

    /** How people say times. */
    public TimeWords times() {
        return times;
    }

    public Language language() {
        return language;
    }

    private Object gap(Object gap) {
        if (gap instanceof Phrase inner) {
            return say(inner);
        }
        return gap instanceof Instant instant ? times.moment(instant) : gap;
    }

    private String pattern(String key) {
        try {
            return messages.getString(key);
        } catch (MissingResourceException unknown) {
            return key.substring(key.lastIndexOf('.') + 1).replace("'", "''").replace("{", "'{'");
        }
    }
}
