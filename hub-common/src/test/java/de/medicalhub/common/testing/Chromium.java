package de.medicalhub.common.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The browser that tests drive. Debian packs Chromium twice: with windows ({@code chromium}) and without
 * ({@code chromium-headless-shell}), the same engine, which takes less than half of the processor for the same pages. The one that
 * {@code MEDICALHUB_CHROMIUM} names goes before both.
 */
public final class Chromium {
    private static final Path WHOLE = Path.of("/usr/bin/chromium");
    private static final Path WITHOUT_WINDOWS = Path.of("/usr/bin/chromium-headless-shell");

    private Chromium() {}

    /** What most tests drive; empty if none is installed. */
    public static Optional<Path> installed() {
        return first(List.of(WITHOUT_WINDOWS, WHOLE));
    }

    /** For what belongs to windows, such as messages of the system; empty if it is not installed. */
    public static Optional<Path> withWindows() {
        return first(List.of(WHOLE));
    }

    /** Whether a test without a browser is to fail instead of being left out. */
    public static boolean isRequired() {
        return Boolean.parseBoolean(System.getenv("MEDICALHUB_REQUIRE_BROWSER"));
    }

    private static Optional<Path> first(List<Path> places) {
        return Optional.ofNullable(System.getenv("MEDICALHUB_CHROMIUM"))
                .map(named -> List.of(Path.of(named)))
                .orElse(places)
                .stream()
                .filter(Files::isExecutable)
                .findFirst();
    }
}
