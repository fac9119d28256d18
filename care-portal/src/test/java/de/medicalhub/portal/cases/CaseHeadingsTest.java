package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A list shows a hundred cases at most; its heading must not call that the number of all. */
class CaseHeadingsTest {
    private static final Path TEMPLATES = Path.of("src", "main", "webapp", "WEB-INF", "templates");
    private static final Pattern COUNTED = Pattern.compile("#\\{([^}]*)cases\\.rows\\.size\\(\\)[^}]*}");

    @Test
    @DisplayName("C7: whose heading counts cases says that there are more where the list has further pages")
    void moreIsSaid() throws IOException {
        List<String> headings;
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            headings = files.flatMap(file -> COUNTED.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .toList();
        }
        assertThat(headings)
                .hasSize(4)
                .allSatisfy(heading -> assertThat(heading)
                        .startsWith("cases.long ")
                        .containsPattern("text\\['[a-z]+\\.title\\.long'] :"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
