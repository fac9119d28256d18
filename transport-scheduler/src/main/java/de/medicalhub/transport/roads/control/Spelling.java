package de.medicalhub.transport.roads.control;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One spelling for the many that people use: umlauts, ss, "Str.", hyphens and words that are written together. */
public final class Spelling {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern STREET = Pattern.compile("(?<=[a-z])str(?:asse)?\\b|\\bstr\\b");
    private static final Pattern KINDS = Pattern.compile("(?<=[a-z]{3})(strasse|platz|allee|weg|gasse|ring)\\b");
    private static final Pattern HOUSE = Pattern.compile("\\b(\\d{1,4})\\s*([a-z])?\\b");

    private Spelling() {}

    /** Words of a street or town in one spelling, such as {@code koblenzer strasse}. */
    public static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        plain = OTHERS.matcher(plain).replaceAll(" ").strip();
        plain = STREET.matcher(plain).replaceAll("strasse");
        plain = KINDS.matcher(plain).replaceAll(" $1").replaceAll(" +", " ").strip();
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
    }

    /** A house number in one spelling, such as {@code 12a}; empty if there is none. */
    public static String number(String text) {
        Matcher found = HOUSE.matcher(text.toLowerCase(Locale.GERMAN));
        String last = "";
        while (found.find()) {
            last = found.group(1) + (found.group(2) == null ? "" : found.group(2));
        }
        return last;
    }

    /** The street of a line, without its house number. */
    public static String street(String line) {
        return line.replaceAll("(?U)\\s+\\d{1,4}\\s*[a-zA-Z]?(\\s*[-/]\\s*\\d{1,4}\\s*[a-zA-Z]?)?\\s*$", "");
    }
}
