package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageStateKeyTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("The key is the same after a restart, and another one for each installation")
    void oneKeyForEachInstallation() {
        String key = new PageStateKey(folder.resolve("one")).value();
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(new PageStateKey(folder.resolve("one")).value()).isEqualTo(key);
        assertThat(new PageStateKey(folder.resolve("two")).value()).isNotEqualTo(key);
    }
}
