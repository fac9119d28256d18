package de.medicalhub.portal.documents.control;

import java.nio.charset.StandardCharsets;

/** Reads single words of a PDF without opening it (ISO 32000-1, 7.2 and 7.3.5). */
final class PdfSyntax {
    private static final int LONGEST_NAME = 64;
    private static final int MOST_DIGITS = 9;
    private static final int HEX = 16;

    private PdfSyntax() {}

    /** Neither blank nor delimiter. */
    static boolean isRegular(int sign) {
        return !isBlank(sign) && "()<>[]{}/%".indexOf(sign) < 0;
    }

    static boolean isBlank(int sign) {
        return sign == 0 || sign == '\t' || sign == '\n' || sign == '\f' || sign == '\r' || sign == ' ';
    }

    static boolean is(byte[] file, int at, String word) {
        if (at < 0 || at + word.length() > file.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (file[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The name that begins behind the slash, as its readers understand it ({@code #46} is F); at most 64 letters. */
    static String name(byte[] file, int slash) {
        StringBuilder name = new StringBuilder();
        int at = slash + 1;
        while (at < file.length && name.length() < LONGEST_NAME && (isLetter(file[at]) || file[at] == '#')) {
            int code = file[at] == '#' ? escaped(file, at + 1) : -1;
            name.append((char) (code < 0 ? file[at] : code));
            at += code < 0 ? 1 : 3;
        }
        return name.toString();
    }

    /** The first place behind blanks. */
    static int behindBlanks(byte[] file, int from) {
        int at = from;
        while (at < file.length && isBlank(file[at])) {
            at++;
        }
        return at;
    }

    static int behindDigits(byte[] file, int from) {
        int at = from;
        while (at < file.length && file[at] >= '0' && file[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The number that stands here; -1 if none stands here or one that no paper needs. */
    static int number(byte[] file, int from) {
        int digits = behindDigits(file, from) - from;
        return digits == 0 || digits > MOST_DIGITS
                ? -1
                : Integer.parseInt(new String(file, from, digits, StandardCharsets.US_ASCII));
    }

    private static boolean isLetter(byte sign) {
        return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
    }

    private static int escaped(byte[] file, int at) {
        if (at + 1 >= file.length) {
            return -1;
        }
        int high = Character.digit(file[at], HEX);
        int low = Character.digit(file[at + 1], HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
