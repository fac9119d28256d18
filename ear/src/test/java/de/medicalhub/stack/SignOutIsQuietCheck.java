package de.medicalhub.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs after all integration tests, when the stack has ended and its logs are complete. */
class SignOutIsQuietCheck {
    private static final Path LOG =
            Path.of(System.getProperty("medhub.var")).resolve("log").resolve("wildfly.log");

    @Test
    @DisplayName("L5: a stream ends with its sign-in; none is left that stumbles over a session that is none any more")
    void noStreamOutlivesItsSession() throws IOException {
        String log = new String(Files.readAllBytes(LOG), StandardCharsets.UTF_8);
        assertThat(log).contains("Deployed \"medhub.ear\"");
        List<String> faults = log.lines()
                .filter(line -> line.contains("UT015005") && line.contains("Session is invalid"))
                .toList();
        assertThat(faults).isEmpty();
    }
}
