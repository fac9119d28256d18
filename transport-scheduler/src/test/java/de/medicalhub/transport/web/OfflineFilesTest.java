package de.medicalhub.transport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the driver's page loads is what its service worker keeps: one missing file, and the page is blank in a cellar. */
class OfflineFilesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    private static final String PAGE = "/transport/drive/";
    private static final Pattern KEPT = Pattern.compile("^  (?:PAGE|'([^']+)'),$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile(
            "(?:href|src)=\"(/[^\"]+)\"|from '([^']+)'|import '([^']+)'|url\\(\"?([^\")]+)\"?\\)|fetch\\('(/[^']+)'\\)|src: '(/[^']+)'|\"src\": \"([^\"]+)\"");

    @Test
    @DisplayName("Every file that the page reaches from its first line is kept, and no other")
    void everyFileOfThePageIsKept() {
        assertThat(kept()).isEqualTo(reached());
    }

    private static Set<String> kept() {
        Set<String> kept = new TreeSet<>();
        String worker = read(PAGE + "sw.js");
        Matcher line = KEPT.matcher(worker.substring(worker.indexOf("FILES = ["), worker.indexOf("];")));
        while (line.find()) {
            kept.add(line.group(1) == null ? PAGE : line.group(1));
        }
        return kept;
    }

    private static Set<String> reached() {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(PAGE));
        while (!open.isEmpty()) {
            String address = open.pop();
            if (reached.add(address)) {
                open.addAll(namedBy(address));
            }
        }
        return reached;
    }

    private static Set<String> namedBy(String address) {
        Set<String> named = new TreeSet<>();
        Matcher found = NAMED.matcher(read(address));
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    named.add(URI.create(address).resolve(found.group(group)).getPath());
                }
            }
        }
        named.removeIf(name -> !name.matches(".*\\.(js|css|svg|webmanifest)|" + PAGE));
        return named;
    }

    private static String read(String address) {
        String folder = address.startsWith("/assets/") ? "care-portal" : "transport-scheduler";
        String name = address.equals(PAGE) ? address + "index.html" : address;
        try {
            return Files.readString(
                    ROOT.resolve(folder).resolve("src/main/webapp" + name.replaceFirst("^/transport", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
