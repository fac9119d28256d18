package de.medicalhub.portal.cases;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a patient weighs on a ride, in a wheelchair together with it; lifts and crews bear only so much. */
public final class RideWeight {
    /** Whoever is heavier is a mistake of typing; the server takes no more. */
    private static final int HEAVIEST = 500;

    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,2}");

    private RideWeight() {}

    /** In kg as somebody typed it; empty if it is no whole number from 1 to 500. */
    public static OptionalInt read(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (!WHOLE.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        int kilograms = Integer.parseInt(text);
        return kilograms <= HEAVIEST ? OptionalInt.of(kilograms) : OptionalInt.empty();
    }

    /** Whether nothing was typed, or a weight. */
    public static boolean isFine(@Nullable String typed) {
        return typed == null || typed.isBlank() || read(typed).isPresent();
    }
}
