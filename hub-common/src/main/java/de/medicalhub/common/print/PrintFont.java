package de.medicalhub.common.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The font that is embedded into printed pages: DejaVu Sans Condensed, free to pass on (see LICENSE-DejaVu.txt beside it). */
public enum PrintFont {
    REGULAR("DejaVuSansCondensed.ttf", 400),
    BOLD("DejaVuSansCondensed-Bold.ttf", 700);

    /** As style sheets call it. */
    public static final String FAMILY = "DejaVu Sans Condensed";

    private final String file;
    private final int weight;

    PrintFont(String file, int weight) {
        this.file = file;
        this.weight = weight;
    }

    /** 400 or 700, as style sheets count. */
    public int weight() {
        return weight;
    }

    /** The font as TrueType; the caller closes it. */
    public InputStream open() {
        InputStream font = PrintFont.class.getResourceAsStream("/de/medicalhub/common/print/" + file);
        if (font == null) {
            throw new UncheckedIOException(new IOException("The font is missing: " + file));
        }
        return font;
    }
}
