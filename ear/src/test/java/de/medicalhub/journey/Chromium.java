package de.medicalhub.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The installed browser; the project downloads none. */
final class Chromium {
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** Quiet, and able to hold a call with itself: fake camera and microphone, peers on the loopback address. */
    static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--allow-loopback-in-peer-connection",
            "--autoplay-policy=no-user-gesture-required");

    private Chromium() {}

    /** Where {@code -Dmedhub.chromium} says, or in the usual places. */
    static Optional<Path> find() {
        return Stream.concat(Stream.of(System.getProperty("medhub.chromium", "")), USUAL_PLACES.stream())
                .filter(place -> !place.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether its absence is a failure, as in CI, and not a reason to skip. */
    static boolean required() {
        return "true".equals(System.getenv("MEDICALHUB_REQUIRE_BROWSER"));
    }
}
