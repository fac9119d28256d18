package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.documents.entity.Inspection.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a PDF and walks through all its objects, looking for what could do something (U2). */
final class PdfCheck {
    private static final String END = "%%EOF";
    private static final byte[] ARCHIVE_END = {'P', 'K', 5, 6};
    private static final int ARCHIVE_END_LENGTH = 22;
    private static final int LONGEST_ARCHIVE_COMMENT = 0xFFFF;
    private static final int MOST_OBJECTS = 300_000;
    private static final int DEEPEST = 64;

    /** Keys that stand only where something is run, fetched or hidden inside. */
    private static final Set<String> ACTIVE_KEYS =
            Set.of("JS", "JavaScript", "XFA", "EmbeddedFiles", "EF", "RichMediaContent", "RichMediaSettings");

    /** Values of /S (what an action does) and /Subtype or /Type that are refused. */
    private static final Set<String> ACTIVE_NAMES = Set.of(
            "JavaScript",
            "Launch",
            "ImportData",
            "SubmitForm",
            "GoToE",
            "GoToR",
            "Rendition",
            "RichMedia",
            "RichMediaExecute",
            "Movie",
            "Sound",
            "EmbeddedFile",
            "FileAttachment");

    private PdfCheck() {}

    /** Why it is not kept; empty if it may be. */
    static Optional<Reason> problem(byte[] file) {
        if (isSomethingElseToo(file)) {
            return Optional.of(Reason.AMBIGUOUS);
        }
        PdfUnpacking unpacking = PdfUnpacking.of(file);
        if (unpacking.isEncrypted()) {
            return Optional.of(Reason.LOCKED);
        }
        return unpacking.openable().map(PdfCheck::opened).orElse(Optional.of(Reason.UNPACKS_TOO_LARGE));
    }

    private static Optional<Reason> opened(byte[] file) {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            if (pdf.isEncrypted()) {
                return Optional.of(Reason.LOCKED);
            }
            if (pdf.getNumberOfPages() == 0) {
                return Optional.of(Reason.DAMAGED);
            }
            pdf.getPages().forEach(page -> page.getMediaBox());
            return isActive(pdf.getDocument()) ? Optional.of(Reason.ACTIVE) : Optional.empty();
        } catch (InvalidPasswordException locked) {
            return Optional.of(Reason.LOCKED);
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            return Optional.of(Reason.DAMAGED);
        }
    }

    /** An archive that ends where the file ends, or anything but blanks behind the last end of the PDF. */
    private static boolean isSomethingElseToo(byte[] file) {
        int from = Math.max(0, file.length - ARCHIVE_END_LENGTH - LONGEST_ARCHIVE_COMMENT);
        for (int i = from; i + ARCHIVE_END_LENGTH <= file.length; i++) {
            int comment = (file[i + 20] & 0xFF) | ((file[i + 21] & 0xFF) << 8);
            if (matches(file, i, ARCHIVE_END) && i + ARCHIVE_END_LENGTH + comment == file.length) {
                return true;
            }
        }
        int end = lastEnd(file);
        for (int i = end; end >= 0 && i < file.length; i++) {
            if (file[i] > ' ' || file[i] < 0) {
                return true;
            }
        }
        return false;
    }

    /** Behind the last end mark; -1 if there is none (then the PDF is damaged, which opening it tells). */
    private static int lastEnd(byte[] file) {
        byte[] mark = END.getBytes(StandardCharsets.US_ASCII);
        for (int i = file.length - mark.length; i >= 0; i--) {
            if (matches(file, i, mark)) {
                return i + mark.length;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] file, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (file[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isActive(COSDocument document) throws IOException {
        Set<COSObjectKey> keys = document.getXrefTable().keySet();
        if (keys.size() > MOST_OBJECTS) {
            throw new IOException("more objects than any paper has");
        }
        for (COSObjectKey key : Set.copyOf(keys)) {
            COSObject object = document.getObjectFromPool(key);
            if (isActive(object.getObject(), 0)) {
                return true;
            }
        }
        return isActive(document.getTrailer(), 0);
    }

    /** Within one object; what it refers to is walked by itself. */
    private static boolean isActive(COSBase value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("nested deeper than any paper is");
        }
        if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (isActive(array.get(i), depth + 1)) {
                    return true;
                }
            }
        }
        if (value instanceof COSDictionary dictionary) {
            for (var entry : dictionary.entrySet()) {
                if (ACTIVE_KEYS.contains(entry.getKey().getName())
                        || isActiveName(entry.getKey(), entry.getValue())
                        || isActive(entry.getValue(), depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isActiveName(COSName key, COSBase value) {
        boolean says = key.equals(COSName.S) || key.equals(COSName.SUBTYPE) || key.equals(COSName.TYPE);
        COSBase direct = value instanceof COSObject indirect ? indirect.getObject() : value;
        return says && direct instanceof COSName name && ACTIVE_NAMES.contains(name.getName());
    }
}
