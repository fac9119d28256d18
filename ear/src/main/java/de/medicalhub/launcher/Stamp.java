package de.medicalhub.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Remembers in a file which content was brought last, so that the same is not brought twice. */
final class Stamp {
    private final Path file;

    Stamp(Path file) {
        this.file = file;
    }

    boolean matches(String content) {
        try {
            return Files.exists(file) && Files.readString(file).equals(digest(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any content was brought. */
    boolean exists() {
        return Files.exists(file);
    }

    void write(String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, digest(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
