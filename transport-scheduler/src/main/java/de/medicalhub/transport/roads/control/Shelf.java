package de.medicalhub.transport.roads.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where it is kept between starts what was made of files, each in a folder named after its file.
 *
 * @param kind of what is kept; folders of another kind are not looked at
 */
record Shelf(Path folder, String kind) {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    void create() throws IOException {
        Files.createDirectories(folder);
    }

    /** Where it lies when it is complete. */
    Path ready(Extract extract) {
        return folder.resolve(extract.folderName(kind));
    }

    /** Where it is made. */
    Path making(Extract extract) {
        return folder.resolve("making-" + extract.folderName(kind));
    }

    /** What is complete, the newest first. */
    List<Path> kept() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(kept -> time(kept).isPresent())
                    .sorted(Comparator.comparing((Path kept) -> time(kept).orElseThrow())
                            .reversed())
                    .toList();
        } catch (IOException fault) {
            LOG.warn("The folder {} cannot be read", folder.getFileName(), fault);
            return List.of();
        }
    }

    /** Of which time the file is of which this was made. */
    Optional<Instant> time(Path kept) {
        return Extract.timeIn(String.valueOf(kept.getFileName()), kind);
    }

    /** Room on its disk; 0 if that cannot be told. */
    long freeBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException noFolder) {
            LOG.debug("The folder is not there", noFolder);
            return 0;
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path part : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(part);
            }
        } catch (IOException fault) {
            LOG.warn("An old folder stays on the disk", fault);
        }
    }
}
