package de.medicalhub.common.print;

import com.ibm.icu.text.Transliterator;
import java.util.function.IntPredicate;

/** Texts in letters that somebody can print and read: what is not among them is written in Latin letters, by ICU. */
public final class Romanized {
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; NFC");
    private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII");
    private static final Transliterator NAMES = Transliterator.getInstance("Any-Title");

    private Romanized() {}

    /**
     * The text, with each run of other letters replaced. What has no Latin spelling, such as a picture, stays.
     *
     * @param writable the letters that can be written
     */
    public static String of(String text, IntPredicate writable) {
        if (text.codePoints().allMatch(writable)) {
            return text;
        }
        StringBuilder written = new StringBuilder();
        StringBuilder others = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (writable.test(letter)) {
                written.append(latin(others.toString(), writable));
                others.setLength(0);
                written.appendCodePoint(letter);
            } else {
                others.appendCodePoint(letter);
            }
        });
        return written.append(latin(others.toString(), writable)).toString();
    }

    private static String latin(String others, IntPredicate writable) {
        if (others.isEmpty()) {
            return others;
        }
        String latin = LATIN.transliterate(others);
        boolean cased =
                others.codePoints().anyMatch(letter -> Character.isUpperCase(letter) || Character.isLowerCase(letter));
        StringBuilder written = new StringBuilder();
        (cased ? latin : NAMES.transliterate(latin))
                .codePoints()
                .forEach(letter -> written.append(
                        writable.test(letter)
                                ? Character.toString(letter)
                                : PLAIN.transliterate(Character.toString(letter))));
        return written.toString();
    }
}
