package de.medicalhub.portal.medication.control;

import de.medicalhub.common.print.Romanized;

/** The letters that a plan can hold: those of ISO-8859-1 that XML allows (M3). */
final class Latin1 {
    private Latin1() {}

    /** The text as a plan holds it: what has another letter is written in those that there are. */
    static String written(String text) {
        return Romanized.of(text, Latin1::isLetter);
    }

    static boolean canHold(String text) {
        return text.chars().allMatch(Latin1::isLetter);
    }

    /** The range from 80 to 9F has control characters only: a sign such as the euro's there is Windows' own. */
    private static boolean isLetter(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || (letter >= 0x20 && letter < 0x7F)
                || (letter >= 0xA0 && letter <= 0xFF);
    }
}
