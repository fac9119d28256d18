package de.medicalhub.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks archives into a folder, once: the folder appears under its name only when it is complete. */
final class Unpacking {
    private static final int OWNER_EXECUTE = 0100;

    private Unpacking() {}

    /** What writes a new folder's content. */
    interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Makes the folder if it is not there yet.
     *
     * @throws StartFailure if the content cannot be written
     */
    static Path once(Path folder, Content content) {
        if (Files.exists(folder)) {
            return folder;
        }
        Path draft = folder.resolveSibling(folder.getFileName() + ".part");
        try {
            delete(draft);
            Files.createDirectories(draft);
            content.writeTo(draft);
            return Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("Could not unpack " + folder + ": " + e.getMessage(), e);
        }
    }

    static void tarXz(InputStream source, Path folder) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(source)))) {
            unpack(archive, folder, 0);
        }
    }

    /** Without the archive's one top folder. */
    static void zip(Path source, Path folder) throws IOException {
        try (var archive = new ZipArchiveInputStream(new BufferedInputStream(Files.newInputStream(source)))) {
            unpack(archive, folder, 1);
        }
    }

    static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void unpack(ArchiveInputStream<? extends ArchiveEntry> archive, Path folder, int skipped)
            throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path name = Path.of(entry.getName()).normalize();
            if (name.getNameCount() <= skipped) {
                continue;
            }
            Path target =
                    folder.resolve(name.subpath(skipped, name.getNameCount())).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("The archive reaches out of its folder: " + entry.getName());
            }
            write(archive, entry, target);
        }
    }

    private static void write(ArchiveInputStream<?> archive, ArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(tar.getLinkName()));
            return;
        }
        Files.copy(archive, target);
        if (entry instanceof TarArchiveEntry tar && (tar.getMode() & OWNER_EXECUTE) != 0 && posix(target)) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
