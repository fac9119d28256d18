package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the server is made. */
class ServerScriptTest {
    @Test
    @DisplayName("No data source puts the row that failed into an exception's message")
    void noDataSourceQuotesRows() throws IOException {
        List<String> sources = Files.readAllLines(Path.of("server/src/main/cli/server.cli")).stream()
                .filter(line -> line.contains("connection-url="))
                .toList();
        assertThat(sources).hasSize(4).allMatch(line -> line.contains("logServerErrorDetail=false"));
    }
}
