package de.medicalhub.common.print;

import java.text.Normalizer;

/**
 * Writes texts into the XHTML of one printed page: escaped, and what the font cannot draw in Latin letters or as an empty box;
 * nothing is left out in silence.
 */
public final class PrintedText {
    private boolean incomplete;
    private boolean romanized;

    /** The text as markup; line breaks stay. */
    public String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String readable = Romanized.of(composed, letter -> letter < ' ' || Letters.draws(letter));
        romanized |= !readable.equals(composed);
        readable.codePoints().forEach(letter -> escape(letter, escaped));
        return escaped.toString();
    }

    private void escape(int letter, StringBuilder escaped) {
        switch (letter) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            case '\n' -> escaped.append("<br/>");
            case '\t' -> escaped.append(' ');
            default -> draw(letter, escaped);
        }
    }

    private void draw(int letter, StringBuilder escaped) {
        if (Letters.draws(letter)) {
            escaped.appendCodePoint(letter);
        } else if (letter >= ' ' && Character.getType(letter) != Character.FORMAT) {
            escaped.append(Letters.BOX);
            incomplete = true;
        }
    }

    /** Whether a letter could not be drawn and stands as a box. */
    public boolean isIncomplete() {
        return incomplete;
    }

    /** Whether something in other letters was written in Latin ones. */
    public boolean isRomanized() {
        return romanized;
    }
}
