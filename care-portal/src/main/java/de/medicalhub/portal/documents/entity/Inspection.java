package de.medicalhub.portal.documents.entity;

import de.medicalhub.portal.documents.FileContent;

/** What came of looking into a file. */
public sealed interface Inspection {
    /**
     * It may be kept.
     *
     * @param content what is kept: a picture drawn anew, a PDF as it came
     */
    record Accepted(FileType type, FileContent content) implements Inspection {}

    /** It is not kept; the words are {@code upload.refused.…} in the messages. */
    record Refused(Reason reason) implements Inspection {}

    /** What may be kept. */
    enum FileType {
        PDF("application/pdf", "pdf"),
        JPEG("image/jpeg", "jpg"),
        PNG("image/png", "png");

        private final String mime;
        private final String ending;

        FileType(String mime, String ending) {
            this.mime = mime;
            this.ending = ending;
        }

        public String mime() {
            return mime;
        }

        public String ending() {
            return ending;
        }
    }

    /** Why a file is not kept. */
    enum Reason {
        EMPTY,
        TOO_LARGE,
        /** A program, whatever it is called. */
        PROGRAM,
        OTHER_TYPE,
        HEIC,
        DAMAGED,
        LOCKED,
        /** It could do something when opened. */
        ACTIVE,
        /** Two kinds of file at the same time. */
        AMBIGUOUS,
        PICTURE_TOO_LARGE,
        /** It would have to be in memory as a whole, and is too large for that. */
        PICTURE_PROGRESSIVE,
        /** A PDF that would take more memory when opened than a paper needs. */
        UNPACKS_TOO_LARGE,
        INFECTED,
        /** The scanner does not answer. */
        NOT_SCANNED
    }
}
