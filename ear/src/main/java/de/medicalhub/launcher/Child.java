package de.medicalhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process that the launcher has started and must end. */
final class Child {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it with standard output and error going to the log file.
     *
     * @throws StartFailure if the operating system refuses
     */
    static Child start(String name, Path log, ProcessBuilder builder) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            builder.redirectErrorStream(true);
            builder.redirectInput(ProcessBuilder.Redirect.PIPE);
            builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
            return new Child(name, log, builder.start());
        } catch (IOException e) {
            throw new StartFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Returns as soon as the condition holds, asked four times a second while the process lives.
     *
     * @throws StartFailure if the process ends before, or the limit passes
     */
    void awaitReady(Duration limit, BooleanSupplier ready) {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (endsWithin(POLL)) {
                throw new StartFailure(epitaph());
            }
            if (System.nanoTime() > end) {
                throw new StartFailure(
                        name + " was not ready after " + limit.toSeconds() + " seconds; its log: " + log);
            }
        }
    }

    /**
     * Waits for the end of a process that does one thing.
     *
     * @throws StartFailure if it fails or takes longer than the limit
     */
    void awaitSuccess(Duration limit) {
        if (!endsWithin(limit)) {
            end();
            throw new StartFailure(name + " took longer than " + limit.toSeconds() + " seconds; its log: " + log);
        }
        if (process.exitValue() != 0) {
            throw new StartFailure(epitaph());
        }
    }

    /** Which process ended, how, and where its log is. */
    String epitaph() {
        return name + " ended with exit code " + process.exitValue() + "; its log: " + log;
    }

    boolean endsWithin(Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for " + name + ".", e);
        } catch (ExecutionException e) {
            throw new StartFailure("The end of " + name + " could not be observed.", e);
        }
    }

    /** Ends it and its descendants: politely, and by force after 20 seconds. */
    void end() {
        end(handle(), PATIENCE);
    }

    static void end(ProcessHandle handle, Duration patience) {
        List<ProcessHandle> all =
                Stream.concat(handle.descendants(), Stream.of(handle)).toList();
        all.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + patience.toNanos();
        for (ProcessHandle each : all) {
            if (!endsBefore(each, end)) {
                each.destroyForcibly();
                endsBefore(each, System.nanoTime() + PATIENCE.toNanos());
            }
        }
    }

    private static boolean endsBefore(ProcessHandle handle, long end) {
        try {
            handle.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        } catch (ExecutionException e) {
            throw new StartFailure("The end of process " + handle.pid() + " could not be observed.", e);
        }
    }
}
