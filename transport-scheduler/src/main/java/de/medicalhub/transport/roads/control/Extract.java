package de.medicalhub.transport.roads.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * An extract as it lies there at one moment; two of the same length and time are the same.
 *
 * @param bytes its length
 * @param changedAt when it was last written, to the millisecond
 */
record Extract(Path file, long bytes, Instant changedAt) {
    /** The file as it is now; empty if none lies there. */
    static Optional<Extract> at(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        return Optional.of(new Extract(file, Files.size(file), Instant.ofEpochMilli(changed.toEpochMilli())));
    }

    /** What the folder of its graph is called. */
    String folderName(String kind) {
        return "graph-" + changedAt.toEpochMilli() + "-" + bytes + "-" + kind;
    }

    /** Of which time the extract was whose graph lies in a folder of that name; empty if it is no such folder. */
    static Optional<Instant> timeIn(String folderName, String kind) {
        String[] parts = folderName.split("-", 4);
        return parts.length == 4 && parts[0].equals("graph") && parts[3].equals(kind) && parts[1].matches("\\d{1,15}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(parts[1])))
                : Optional.empty();
    }
}
