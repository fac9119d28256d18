package de.medicalhub.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Public test data that lies beside the project, never in it; absent on most machines. */
final class SharedData {
    private static final Path BESIDE = Path.of("..", "..", "shared", "data");

    private SharedData() {}

    /** The folder of that name: {@code MEDICALHUB_SHARED_DATA}, or {@code shared/data} beside the checkout. */
    static Optional<Path> find(String folder) {
        String configured = System.getenv("MEDICALHUB_SHARED_DATA");
        Path root = configured == null ? BESIDE : Path.of(configured);
        Path found = root.resolve(folder).toAbsolutePath().normalize();
        return Files.isDirectory(found) ? Optional.of(found) : Optional.empty();
    }

    /** The files of a folder whose names start so, in the order of their names. */
    static List<Path> list(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
