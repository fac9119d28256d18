package de.medicalhub.fhir;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a number may be written. A few characters such as {@code 1e999999999} are a gigabyte once the engine writes them
 * out in digits, as it does for answers, indexes and searches.
 */
public final class NumberSize {
    /** The answer to a larger one. */
    public static final String SENTENCE =
            "A number is of more than 100 characters, or its exponent is beyond 100: no such number is kept or looked for.";

    private static final int LONGEST = 100;
    private static final int LARGEST_EXPONENT = 100;
    private static final int EXPONENT_DIGITS = 4;

    /** As the engine reads decimals, which takes the digits of all scripts. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\p{Nd}.]++(?:[eE][+-]?(\\p{Nd}++))?");

    private NumberSize() {}

    /** Whether it is a larger one than anybody can mean, without writing it out. */
    public static boolean isExceededBy(BigDecimal number) {
        return number.precision() > LONGEST || Math.abs((long) number.scale()) > LONGEST + LARGEST_EXPONENT;
    }

    /** Whether the text is a number, and a larger one than anybody can mean. */
    public static boolean isExceededBy(CharSequence text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return false;
        }
        String exponent = number.group(1);
        return text.length() > LONGEST
                || (exponent != null
                        && (exponent.length() > EXPONENT_DIGITS || Integer.parseInt(exponent) > LARGEST_EXPONENT));
    }
}
