package de.medicalhub.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** FHIR packages of others, as an operator puts them into a folder for the hub. */
final class StackPackages {
    private static final Path SOURCES = Path.of("src", "test", "stack", "packages");

    private StackPackages() {}

    /** Packs each folder below {@code src/test/stack/packages}. */
    static void pack(Path target) {
        try {
            Files.createDirectories(target);
            for (Path source : list(SOURCES)) {
                write(source, target.resolve(source.getFileName() + ".tgz"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path source, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            for (Path each : list(source)) {
                TarArchiveEntry entry = new TarArchiveEntry("package/" + each.getFileName());
                byte[] content = Files.readAllBytes(each);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }
}
