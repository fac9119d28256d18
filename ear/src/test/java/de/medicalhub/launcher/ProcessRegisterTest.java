package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRegisterTest {
    @TempDir
    private Path var;

    private Child child;

    @BeforeEach
    void startSomething() {
        child = Child.start("Part", var.resolve("part.log"), Waiting.process());
    }

    @AfterEach
    void endIt() {
        child.end();
    }

    @Test
    @DisplayName("Rule 3: what a killed run has left is recognised and ended")
    void leftoversAreEnded() {
        new ProcessRegister(var).add("Part", child.handle());
        assertThat(new ProcessRegister(var).takeOver()).containsExactly("Part");
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    @DisplayName("Rule 3: a stranger that got the same process id later is left alone")
    void strangersAreLeftAlone() throws IOException {
        Path file = var.resolve("run").resolve("processes");
        Files.createDirectories(var.resolve("run"));
        Files.writeString(file, "Part " + child.handle().pid() + " " + Instant.EPOCH + "\n");
        assertThat(new ProcessRegister(var).takeOver()).isEmpty();
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void aSecondLauncherInTheSameFolderIsRefused() {
        new ProcessRegister(var).add("launcher", child.handle());
        assertThatThrownBy(() -> new ProcessRegister(var).takeOver())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("already runs")
                .hasMessageContaining("-Dmedhub.var");
        assertThat(child.isAlive()).isTrue();
    }
}
