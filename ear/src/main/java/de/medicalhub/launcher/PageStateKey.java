package de.medicalhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that seals what open pages carry: this installation's own, made once and kept, so that pages outlive a restart. */
final class PageStateKey {
    private static final int BYTES = 32;

    private final Path file;

    PageStateKey(Path var) {
        file = var.resolve("page-state.key");
    }

    /** In Base64. */
    String value() {
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(file.getParent());
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartFailure("The key of open pages could not be kept: " + e.getMessage(), e);
        }
    }
}
