package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("Rule 2: a crashed child is told with its name, exit code and log file")
    void aCrashNamesChildCodeAndLog() {
        Path log = folder.resolve("part.log");
        Child child = Child.start("Part", log, Waiting.process("7"));
        assertThatThrownBy(() -> child.awaitReady(LIMIT, () -> false))
                .isInstanceOf(StartFailure.class)
                .hasMessage("Part ended with exit code 7; its log: " + log);
    }

    @Test
    void readyEndsTheWaiting() {
        Child child = Child.start("Part", folder.resolve("part.log"), Waiting.process());
        child.awaitReady(LIMIT, () -> true);
        assertThat(child.isAlive()).isTrue();
        child.end();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void theLimitIsTold() {
        Child child = Child.start("Part", folder.resolve("part.log"), Waiting.process());
        assertThatThrownBy(() -> child.awaitReady(Duration.ZERO, () -> false)).hasMessageContaining("not ready after");
        child.end();
    }

    @Test
    void whatCannotBeStartedIsTold() {
        ProcessBuilder nothing =
                new ProcessBuilder(folder.resolve("no-such-program").toString());
        assertThatThrownBy(() -> Child.start("Part", folder.resolve("part.log"), nothing))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Part could not be started");
    }
}
