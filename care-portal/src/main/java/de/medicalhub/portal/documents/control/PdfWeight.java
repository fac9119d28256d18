package de.medicalhub.portal.documents.control;

/** How many bytes of memory the objects of a PDF may take once they are read; estimated from above, by their signs alone. */
final class PdfWeight {
    /** Most that one file may take, in bytes; the server's memory holds several of them. */
    private static final long MOST = 256_000_000;

    private static final int NAME = 200;
    private static final int COLLECTION = 100;
    private static final int TEXT = 60;
    private static final int WORD = 40;

    private long bytes;
    private boolean inWord;

    /** Signs that PDFBox makes objects of. */
    void addSigns(byte[] signs, int length) {
        for (int i = 0; i < length && !isTooMuch(); i++) {
            int sign = signs[i];
            boolean word = PdfSyntax.isRegular(sign);
            bytes += word ? (inWord ? 0 : WORD) : delimiter(sign);
            inWord = word;
        }
    }

    void addBytes(long more) {
        bytes += more;
    }

    boolean isTooMuch() {
        return bytes > MOST;
    }

    private static int delimiter(int sign) {
        return switch (sign) {
            case '/' -> NAME;
            case '[', '<' -> COLLECTION;
            case '(' -> TEXT;
            default -> 0;
        };
    }
}
