package de.medicalhub.portal.documents.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Makes sure before PDFBox opens a PDF that what it unpacks fits into memory (U2, decision 0108): PDFBox unpacks tables and
 * streams of objects as a whole and has no limit of its own. Those are unpacked here first, counted and kept nowhere; every other
 * stream loses the name of its packing in the copy that is opened, so that nothing else can be unpacked at all.
 */
final class PdfUnpacking {
    private static final Set<String> FLATE = Set.of("FlateDecode", "Fl");
    private static final Set<String> FILTERS = Set.of(
            "LZWDecode",
            "LZW",
            "RunLengthDecode",
            "RL",
            "ASCIIHexDecode",
            "AHx",
            "ASCII85Decode",
            "A85",
            "DCTDecode",
            "DCT",
            "CCITTFaxDecode",
            "CCF",
            "JBIG2Decode",
            "JPXDecode",
            "Crypt");

    /** Sizes of the rows that are unpacked; each row is held in memory. */
    private static final Set<String> SIZES = Set.of("Columns", "Colors", "BitsPerComponent");

    private static final int WIDEST = 64;
    private static final int MOST_TABLES = 5_000;
    private static final int LONGEST_HEAD = 64_000;
    private static final int ENTRY_BYTES = 250;
    private static final int PIECE = 8192;

    private final byte[] file;
    private final byte[] copy;
    private final PdfWeight weight = new PdfWeight();
    private final List<Integer> names = new ArrayList<>();
    private int start;
    private Kind kind = Kind.UNKNOWN;
    private int tables;
    private boolean refused;
    private boolean encrypted;

    /** What stands behind the last head of an object. */
    private enum Kind {
        UNKNOWN,
        /** Says that it holds a table or objects; its bytes have not begun. */
        STRUCTURE,
        /** The same, and its bytes have been counted. */
        MEASURED,
        OTHER
    }

    private PdfUnpacking(byte[] file) {
        this.file = file;
        copy = file.clone();
    }

    /** It has looked through the file. */
    static PdfUnpacking of(byte[] file) {
        PdfUnpacking unpacking = new PdfUnpacking(file);
        unpacking.weight.addSigns(file, file.length);
        unpacking.walk();
        return unpacking;
    }

    /** Locked by a password: what it unpacks to cannot be told. */
    boolean isEncrypted() {
        return encrypted;
    }

    /** The same objects at the same places, to be opened; empty if that could take too much memory. */
    Optional<byte[]> openable() {
        return refused || weight.isTooMuch() ? Optional.empty() : Optional.of(copy);
    }

    private void walk() {
        for (int at = 0; at < file.length && !refused && !weight.isTooMuch(); at++) {
            if (file[at] == '/') {
                name(at);
            } else if (file[at] == 'o' && PdfSyntax.is(file, at, "obj")) {
                disarm();
                start = at;
            } else if (file[at] == 's' && PdfSyntax.is(file, at, "stream") && !PdfSyntax.is(file, at - 3, "end")) {
                bytesBegin(at);
            }
        }
        disarm();
    }

    private void name(int at) {
        String name = PdfSyntax.name(file, at);
        if (kind == Kind.UNKNOWN && (name.equals("XRef") || name.equals("ObjStm"))) {
            kind = Kind.STRUCTURE;
        }
        encrypted |= name.equals("Encrypt");
        if (FLATE.contains(name) || FILTERS.contains(name) || SIZES.contains(name)) {
            names.add(at);
        }
    }

    /** Takes away the names of the last object's packing, unless what it unpacks to has been counted. */
    private void disarm() {
        if (kind != Kind.MEASURED) {
            names.forEach(slash -> copy[slash + 1] = '_');
        }
        names.clear();
        kind = Kind.UNKNOWN;
    }

    /** The word may stand within a text before the bytes begin; therefore each one is looked at. */
    private void bytesBegin(int word) {
        if (kind == Kind.UNKNOWN || kind == Kind.OTHER) {
            kind = Kind.OTHER;
            return;
        }
        kind = Kind.MEASURED;
        tables++;
        long flates = names.stream()
                .filter(at -> FLATE.contains(PdfSyntax.name(file, at)))
                .count();
        boolean other = names.stream().anyMatch(at -> FILTERS.contains(PdfSyntax.name(file, at)));
        refused |= tables > MOST_TABLES || word - start > LONGEST_HEAD || other || flates > 1 || !isSound(word);
        if (flates == 1 && !refused) {
            inflate(content(word));
        }
    }

    private boolean isSound(int end) {
        int size = 0;
        Optional<Integer> listed = Optional.empty();
        boolean table = false;
        boolean sound = true;
        for (int at = start; at < end; at++) {
            String name = file[at] == '/' ? PdfSyntax.name(file, at) : "";
            int value = name.isEmpty() ? at : PdfSyntax.behindBlanks(file, behindName(at));
            if (SIZES.contains(name)) {
                sound &= isUpTo(PdfSyntax.number(file, value), WIDEST) && !isReference(value);
            } else if (name.equals("XRef")) {
                table = true;
            } else if (name.equals("Size")) {
                size = isReference(value) ? -1 : PdfSyntax.number(file, value);
            } else if (name.equals("W")) {
                sound &= isUpTo(sum(value, 1), WIDEST);
            } else if (name.equals("Index")) {
                listed = Optional.of(sum(value, 2));
            }
        }
        int entries = table ? listed.orElse(size) : 0;
        weight.addBytes((long) Math.max(0, entries) * ENTRY_BYTES);
        return sound && entries >= 0;
    }

    private int behindName(int slash) {
        int at = slash + 1;
        while (at < file.length && PdfSyntax.isRegular(file[at])) {
            at++;
        }
        return at;
    }

    private static boolean isUpTo(int number, int most) {
        return number >= 0 && number <= most;
    }

    /** Whether it says where the value stands instead of the value. */
    private boolean isReference(int value) {
        int next = PdfSyntax.behindBlanks(file, PdfSyntax.behindDigits(file, value));
        return PdfSyntax.behindDigits(file, next) > next;
    }

    /** The sum of each second number of a list (or of each one); -1 if it is none or holds something else. */
    private int sum(int list, int each) {
        if (list >= file.length || file[list] != '[') {
            return -1;
        }
        long sum = 0;
        int at = PdfSyntax.behindBlanks(file, list + 1);
        for (int i = 1; at < file.length && file[at] != ']'; i++) {
            int number = PdfSyntax.number(file, at);
            if (number < 0) {
                return -1;
            }
            sum += i % each == 0 ? number : 0;
            at = PdfSyntax.behindBlanks(file, PdfSyntax.behindDigits(file, at));
        }
        return sum > Integer.MAX_VALUE ? -1 : (int) sum;
    }

    /** The first byte behind the word and the end of its line, as PDFBox finds it. */
    private int content(int word) {
        int at = word + "stream".length();
        while (at < file.length && file[at] == ' ') {
            at++;
        }
        if (at < file.length && file[at] == '\r') {
            at++;
        }
        return at < file.length && file[at] == '\n' ? at + 1 : at;
    }

    private void inflate(int from) {
        int data = Math.min(file.length, from + 2); // PDFBox passes over the two bytes of the head, whatever they say.
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, data, file.length - data);
            byte[] piece = new byte[PIECE];
            int count = inflater.inflate(piece);
            while (count > 0 && !weight.isTooMuch()) {
                weight.addBytes(2L * count);
                weight.addSigns(piece, count);
                count = inflater.inflate(piece);
            }
        } catch (DataFormatException damaged) {
            // PDFBox keeps what came before, which is counted; whether the rest is needed, opening it tells.
            weight.addBytes(1);
        } finally {
            inflater.end();
        }
    }
}
