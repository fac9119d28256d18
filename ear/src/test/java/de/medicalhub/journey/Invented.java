package de.medicalhub.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What journeys invent about patients; noted, so that the check of the logs searches for all of it. */
public final class Invented {
    private static final Path FILE = Path.of(System.getProperty("medhub.target", "target"), "invented.txt");

    private Invented() {}

    /** Notes a name or a sentence that must stand in no log. */
    static synchronized String note(String words) {
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.writeString(FILE, words + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was noted; nothing if no journey has run. */
    public static List<String> all() throws IOException {
        return Files.exists(FILE)
                ? Files.readAllLines(FILE).stream()
                        .filter(line -> !line.isBlank())
                        .distinct()
                        .toList()
                : List.of();
    }
}
