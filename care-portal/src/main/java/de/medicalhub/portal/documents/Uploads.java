package de.medicalhub.portal.documents;

import de.medicalhub.portal.wording.Phrase;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps files that people upload, after looking into them, one at a time on a node (U1 to U4); for pages of other features. */
public interface Uploads {
    /**
     * A file that may be kept.
     *
     * @param mime by its content
     */
    record File(String mime, FileContent content) {}

    /**
     * Looks into a file and hands it on.
     *
     * @param file read when it is this one's turn
     * @param store keeps it, and says why it could not
     * @return why it was not kept; empty if it was
     */
    Optional<Phrase> keep(Supplier<byte[]> file, Function<File, Optional<Phrase>> store);

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
