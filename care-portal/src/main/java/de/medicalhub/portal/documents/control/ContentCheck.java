package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.entity.Inspection;
import de.medicalhub.portal.documents.entity.Inspection.Accepted;
import de.medicalhub.portal.documents.entity.Inspection.FileType;
import de.medicalhub.portal.documents.entity.Inspection.Reason;
import de.medicalhub.portal.documents.entity.Inspection.Refused;
import java.nio.charset.StandardCharsets;

/** Decides by a file's content whether it may be kept (U1 to U4). */
public final class ContentCheck {
    /** Most bytes of a file. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final byte[] PDF = ascii("%PDF-");
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] WINDOWS_PROGRAM = ascii("MZ");
    private static final byte[] LINUX_PROGRAM = {0x7F, 'E', 'L', 'F'};
    private static final byte[] SCRIPT = ascii("#!");
    private static final int BRAND_AT = 4;
    private static final byte[] HEIC_BRAND = ascii("ftyphe");
    private static final byte[] HEIF_BRAND = ascii("ftypmif");

    private final VirusScanner scanner;

    public ContentCheck(VirusScanner scanner) {
        this.scanner = scanner;
    }

    public Inspection inspect(byte[] file) {
        if (file.length == 0) {
            return new Refused(Reason.EMPTY);
        }
        if (file.length > MOST_BYTES) {
            return new Refused(Reason.TOO_LARGE);
        }
        Inspection looked = look(file);
        return looked instanceof Accepted ? scanned(file, looked) : looked;
    }

    private Inspection scanned(byte[] file, Inspection accepted) {
        return switch (scanner.scan(file)) {
            case CLEAN, OFF -> accepted;
            case INFECTED -> new Refused(Reason.INFECTED);
            case UNREACHABLE, UNDECIDED -> new Refused(Reason.NOT_SCANNED);
        };
    }

    private static Inspection look(byte[] file) {
        if (startsWith(file, 0, PDF)) {
            return PdfCheck.problem(file)
                    .<Inspection>map(Refused::new)
                    .orElseGet(() -> new Accepted(FileType.PDF, new FileContent(file)));
        }
        if (startsWith(file, 0, JPEG)) {
            return PictureCheck.redraw(file, FileType.JPEG);
        }
        if (startsWith(file, 0, PNG)) {
            return PictureCheck.redraw(file, FileType.PNG);
        }
        if (startsWith(file, 0, WINDOWS_PROGRAM) || startsWith(file, 0, LINUX_PROGRAM) || startsWith(file, 0, SCRIPT)) {
            return new Refused(Reason.PROGRAM);
        }
        boolean heic = startsWith(file, BRAND_AT, HEIC_BRAND) || startsWith(file, BRAND_AT, HEIF_BRAND);
        return new Refused(heic ? Reason.HEIC : Reason.OTHER_TYPE);
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
