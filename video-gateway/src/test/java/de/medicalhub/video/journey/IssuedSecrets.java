package de.medicalhub.video.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Secrets that the gateway gave out in tests; noted where the check of the logs looks for what must stand in no log. */
final class IssuedSecrets {
    private static final Path FILE = Path.of(System.getProperty("medhub.target", "target"), "invented.txt");

    private IssuedSecrets() {}

    /** Notes a secret, or the one at the end of a link, and answers what was given. */
    static synchronized String note(String given) throws IOException {
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        String secret = given.substring(given.indexOf('#') + 1);
        Files.writeString(FILE, secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return given;
    }
}
