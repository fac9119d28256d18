package de.medicalhub.transport.dispatch;

import java.util.Locale;
import java.util.Random;

/**
 * What a patient says at boarding, so that the right person sits in the right car: four digits.
 *
 * @param text the digits
 */
public record BoardingCode(String text) {
    private static final int CODES = 10_000;

    /** A new one. */
    public static BoardingCode random(Random chance) {
        return new BoardingCode(String.format(Locale.ROOT, "%04d", chance.nextInt(CODES)));
    }

    /** Whether that is what the patient said; blanks do not count. */
    public boolean isSaid(String typed) {
        return text.equals(typed.replaceAll("\\D", ""));
    }
}
