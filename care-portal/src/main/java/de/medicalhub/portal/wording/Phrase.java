package de.medicalhub.portal.wording;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Something to say, not yet in a language: a key of the messages and what fills its gaps. An {@link Instant} is said as a
 * moment, a phrase inside a phrase is said first.
 */
public record Phrase(String key, List<Object> gaps) implements Serializable {

    public static Phrase of(String key, Object... gaps) {
        return new Phrase(key, List.of(gaps));
    }

    /** The word for a code, such as {@code need.wound-care}. */
    public static Phrase code(String family, String code) {
        return of(family + "." + code);
    }

    /** Words that are the same in all languages, such as a name. */
    public static Phrase verbatim(String words) {
        return of("verbatim", words);
    }

    /** Words that somebody else has put into German and English; in German where there is no English. */
    public static Phrase translated(String german, String english) {
        return of("translated", german, english.isEmpty() ? german : english);
    }
}
