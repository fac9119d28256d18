package de.medicalhub.portal.documents;

import de.medicalhub.portal.wording.Phrase;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/** Keeps files that people upload, after looking into them, one at a time on a node (U1 to U4); for pages of other features. */
public interface Uploads {
    /**
     * A file as it was sent. It is opened more than once, so that one of them at a time is in memory as a whole.
     *
     * @param length in bytes
     */
    record Sent(long length, Content content) {
        /** Where its bytes are. */
        @FunctionalInterface
        public interface Content {
            /** From the first byte on; who opens it closes it. */
            InputStream open() throws IOException;
        }

        /** What a browser has sent. */
        public static Sent of(Part given) {
            return new Sent(given.getSize(), given::getInputStream);
        }
    }

    /**
     * A file that may be kept.
     *
     * @param mime by its content
     */
    record File(String mime, FileContent content) {}

    /**
     * Has a file scanned, looks into it and hands it on.
     *
     * @param store keeps it, and says why it could not
     * @return why it was not kept; empty if it was
     * @throws UncheckedIOException if it cannot be read
     */
    Optional<Phrase> keep(Sent file, Function<File, Optional<Phrase>> store);

    /** All of a file that a browser has sent. */
    static byte[] bytes(Part given) {
        try (InputStream in = given.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        }
    }

    /** Whether a virus scanner is set up, for the page that says so. */
    boolean isScanning();
}
