package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.entity.Inspection;
import de.medicalhub.portal.documents.entity.Inspection.Accepted;
import de.medicalhub.portal.documents.entity.Inspection.FileType;
import de.medicalhub.portal.documents.entity.Inspection.Reason;
import de.medicalhub.portal.documents.entity.Inspection.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decides by a file's content whether it may be kept (U1 to U3). */
public final class ContentCheck {
    /** Most bytes of a file. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    /** So many say what it is. */
    static final int HEAD_BYTES = 16;

    private static final byte[] PDF = ascii("%PDF-");
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] WINDOWS_PROGRAM = ascii("MZ");
    private static final byte[] LINUX_PROGRAM = {0x7F, 'E', 'L', 'F'};
    private static final byte[] SCRIPT = ascii("#!");
    private static final int BRAND_AT = 4;
    private static final byte[] HEIC_BRAND = ascii("ftyphe");
    private static final byte[] HEIF_BRAND = ascii("ftypmif");

    private ContentCheck() {}

    /** All that can be said of a file; the scanner was asked before. */
    static Inspection inspect(byte[] file) {
        Optional<Reason> atOnce = atOnce(file.length, file);
        if (atOnce.isPresent()) {
            return new Refused(atOnce.get());
        }
        if (startsWith(file, 0, PDF)) {
            return PdfCheck.problem(file)
                    .<Inspection>map(Refused::new)
                    .orElseGet(() -> new Accepted(FileType.PDF, new FileContent(file)));
        }
        return PictureCheck.redraw(file, startsWith(file, 0, JPEG) ? FileType.JPEG : FileType.PNG);
    }

    /**
     * Why it is refused without reading it; empty if it has to be looked into.
     *
     * @param length of the file in bytes
     * @param head its first {@link #HEAD_BYTES}, or more of it
     */
    static Optional<Reason> atOnce(long length, byte[] head) {
        if (length == 0) {
            return Optional.of(Reason.EMPTY);
        }
        if (length > MOST_BYTES) {
            return Optional.of(Reason.TOO_LARGE);
        }
        if (startsWith(head, 0, PDF) || startsWith(head, 0, JPEG) || startsWith(head, 0, PNG)) {
            return Optional.empty();
        }
        if (startsWith(head, 0, WINDOWS_PROGRAM) || startsWith(head, 0, LINUX_PROGRAM) || startsWith(head, 0, SCRIPT)) {
            return Optional.of(Reason.PROGRAM);
        }
        boolean heic = startsWith(head, BRAND_AT, HEIC_BRAND) || startsWith(head, BRAND_AT, HEIF_BRAND);
        return Optional.of(heic ? Reason.HEIC : Reason.OTHER_TYPE);
    }

    private static boolean startsWith(byte[] file, int at, byte[] head) {
        if (file.length < at + head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if (file[at + i] != head[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
