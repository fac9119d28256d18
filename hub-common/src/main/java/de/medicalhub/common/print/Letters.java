package de.medicalhub.common.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Which letters the font of printed pages ({@link PrintFont}) draws as they are to be read. */
final class Letters {
    /** Stands for a letter that cannot be drawn. */
    static final String BOX = "\u25AF";

    /** Written from left to right, each letter by itself. */
    private static final Set<UnicodeScript> DRAWN = EnumSet.of(
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN);

    private static final BitSet KNOWN = known();

    private Letters() {}

    /** Whether a letter, a Unicode code point, can be read on paper as it is. */
    static boolean draws(int letter) {
        return KNOWN.get(letter);
    }

    private static BitSet known() {
        try (InputStream file = PrintFont.REGULAR.open();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            BitSet known = new BitSet();
            for (int letter = ' '; letter <= Character.MAX_CODE_POINT; letter++) {
                if (Character.isDefined(letter)
                        && DRAWN.contains(UnicodeScript.of(letter))
                        && glyphs.getGlyphId(letter) != 0) {
                    known.set(letter);
                }
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException("The font cannot be read", e);
        }
    }
}
