package de.medicalhub.transport.roads.control;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One spelling for the many that people use: umlauts, ss, "Str.", hyphens and words that are written together. */
public final class Spelling {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern STREET = Pattern.compile("(?<=[a-z])str(?:asse)?\\b|\\bstr\\b");
    private static final Pattern KINDS = Pattern.compile("(?<=[a-z]{3})(strasse|platz|allee|weg|gasse|ring)\\b");
    /** The number of a house with what is before it; what is behind it, such as a floor, is cut. "17. Juni" is no house. */
    private static final Pattern HOUSE =
            Pattern.compile("(.*?\\p{L}.*?)(?<!\\d)(\\d{1,4})(?!\\d)(?!\\s*\\.\\s*\\p{L})(?:\\s*([a-z])(?!\\p{L}))?.*");

    private static final Pattern NUMBER_FIRST =
            Pattern.compile("\\s*(\\d{1,4})(?!\\d)(?:\\s*([a-z])(?!\\p{L}))?[\\s,/-]*(.*)");
    private static final Pattern BEHIND_STREET = Pattern.compile("[,(;].*");

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

    /** The same without gaps, for people write words together or apart. */
    public static String joined(String text) {
        return String.join("", words(text));
    }

    /** A house number in one spelling, such as {@code 12a}; empty if there is none. */
    public static String number(String text) {
        String line = text.toLowerCase(Locale.GERMAN);
        Matcher behind = HOUSE.matcher(line);
        if (behind.matches()) {
            return behind.group(2) + Objects.requireNonNullElse(behind.group(3), "");
        }
        Matcher first = NUMBER_FIRST.matcher(line);
        return first.matches() ? first.group(1) + Objects.requireNonNullElse(first.group(2), "") : "";
    }

    /** The street of a line, without its house number and what is behind it. */
    public static String street(String line) {
        String lower = line.toLowerCase(Locale.GERMAN);
        Matcher behind = HOUSE.matcher(lower);
        if (behind.matches()) {
            return behind.group(1);
        }
        Matcher first = NUMBER_FIRST.matcher(lower);
        return BEHIND_STREET.matcher(first.matches() ? first.group(3) : lower).replaceFirst("");
    }
}
