package de.medicalhub.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processes of one {@code var} folder, on disk: {@code name pid start}. The start time tells a leftover from a
 * stranger that was given the same process id later.
 */
final class ProcessRegister {
    private static final String LAUNCHER = "launcher";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Linux counts a start from a boot time that the clock's adjustment moves a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private final Path var;
    private final Path file;

    ProcessRegister(Path var) {
        this.var = var;
        file = var.resolve("run").resolve("processes");
    }

    /**
     * Takes the folder for this launcher and ends what an earlier, killed one has left.
     *
     * @return the names of what was ended
     * @throws StartFailure if another launcher is at work in this folder
     */
    List<String> takeOver() {
        List<Entry> entries = read();
        for (Entry entry : entries) {
            if (entry.name().equals(LAUNCHER) && entry.find().isPresent()) {
                throw new StartFailure("The hub already runs from " + var + " (process " + entry.pid()
                        + "): stop it, or choose another folder with -Dmedhub.var=….");
            }
        }
        List<String> ended = new ArrayList<>();
        for (Entry entry : entries) {
            entry.find().ifPresent(handle -> {
                Child.end(handle, PATIENCE);
                ended.add(entry.name());
            });
        }
        clear();
        add(LAUNCHER, ProcessHandle.current());
        return ended;
    }

    /** Remembers a process until {@link #clear()}. */
    synchronized void add(String name, ProcessHandle handle) {
        String line = name + " " + handle.pid() + " " + startOf(handle) + "\n";
        try {
            Files.createDirectories(var.resolve("run"));
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all; called when everything has ended. */
    synchronized void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Entry> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Entry::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    private record Entry(String name, long pid, Instant start) {
        static Entry parse(String line) {
            String[] parts = line.split(" ", -1);
            return new Entry(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2]));
        }

        Optional<ProcessHandle> find() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> pid != ProcessHandle.current().pid())
                    .filter(handle ->
                            Duration.between(start, startOf(handle)).abs().compareTo(TOLERANCE) < 0);
        }
    }
}
