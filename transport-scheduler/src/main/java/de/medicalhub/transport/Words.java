package de.medicalhub.transport;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The module's texts in German and English. */
public final class Words {
    private static final String BUNDLE = "de.medicalhub.transport.messages";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {}

    /** The text of that key, with the values put in. */
    public static String say(Locale language, String key, Object... values) {
        String pattern = ResourceBundle.getBundle(BUNDLE, language, EXACT).getString(key);
        return new MessageFormat(pattern, language).format(values);
    }
}
