package de.medicalhub.portal.documents;

/**
 * Whether a JPEG has to be in memory as a whole before its first row can be drawn: a progressive one, or one whose colours stand one
 * after the other. What a camera writes is neither. Only the marks before the picture are read.
 */
public final class WholeJpeg {
    /** Of such a picture; each takes up to six bytes while it is decoded, beside the picture itself (U3). */
    public static final long MOST_PIXELS = 16_000_000;

    private static final int MARK = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int EXTENSION = 0xC8;
    private static final int ARITHMETIC_TABLES = 0xCC;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    /** Frames come in fours; the third of each is the progressive one. */
    private static final int KINDS = 4;

    private static final int PROGRESSIVE = 2;
    /** From the mark on: the mark, its length, precision, height and width stand before. */
    private static final int COLOURS_OF_FRAME = 9;

    private static final int COLOURS_OF_SCAN = 4;

    private WholeJpeg() {}

    /**
     * What cannot be understood counts as such a picture.
     *
     * @param jpeg the file as it came
     */
    public static boolean is(byte[] jpeg) {
        int colours = 0;
        int at = 2;
        while (at + COLOURS_OF_FRAME < jpeg.length) {
            int kind = value(jpeg, at + 1);
            if (value(jpeg, at) != MARK || kind == MARK || kind == 0) {
                at++; // As decoders do: what is no mark is passed over.
            } else if (kind == TEMPORARY || (kind >= FIRST_RESTART && kind <= END_OF_IMAGE)) {
                at += 2; // These stand alone, without a length.
            } else if (kind == START_OF_SCAN) {
                return value(jpeg, at + COLOURS_OF_SCAN) < colours;
            } else {
                if (isFrame(kind)) {
                    if (kind % KINDS == PROGRESSIVE) {
                        return true;
                    }
                    colours = value(jpeg, at + COLOURS_OF_FRAME);
                }
                at += 2 + ((value(jpeg, at + 2) << Byte.SIZE) | value(jpeg, at + 3));
            }
        }
        return true;
    }

    private static boolean isFrame(int kind) {
        return kind >= FIRST_FRAME
                && kind <= LAST_FRAME
                && kind != HUFFMAN_TABLES
                && kind != EXTENSION
                && kind != ARITHMETIC_TABLES;
    }

    private static int value(byte[] jpeg, int at) {
        return jpeg[at] & 0xFF;
    }
}
