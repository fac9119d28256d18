package de.medicalhub.stack;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds in a line what nobody may read there. */
final class Secrets {
    private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String NO_WORD_AFTER = "(?![\\p{L}\\p{N}])";

    private Secrets() {}

    /**
     * @param names words of their own, also in the genitive: "Lang" is not in "Language"
     * @param others begin like a word and may go on: "1941-03-14" is in "1941-03-14T10:00"
     */
    static Pattern pattern(Collection<String> names, Collection<String> others) {
        return Pattern.compile(
                NO_WORD_BEFORE + "(?:(?:" + any(names) + ")[’']?s?" + NO_WORD_AFTER + "|(?:" + any(others) + "))");
    }

    private static String any(Collection<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
