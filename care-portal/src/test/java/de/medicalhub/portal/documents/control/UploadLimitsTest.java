package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("U1: a file that is too large is refused in words, before it is sent and after")
class UploadLimitsTest {
    private static final Path WEB = Path.of("src/main/webapp/WEB-INF");
    private static final Pattern FIELD = Pattern.compile("<h:inputFile ([^>]*)/>");
    private static final Pattern LIMIT = Pattern.compile("<max-(?:file|request)-size>(\\d+)<");

    @Test
    void everyFieldForFilesHasTheLimitAndItsWords() throws IOException {
        try (Stream<Path> pages = Files.walk(WEB)) {
            List<String> withFiles = pages.filter(page -> page.toString().endsWith(".xhtml"))
                    .map(UploadLimitsTest::read)
                    .filter(page -> page.contains("<h:inputFile "))
                    .toList();
            assertThat(withFiles).hasSizeGreaterThanOrEqualTo(5).allSatisfy(page -> {
                assertThat(page).contains("name=\"upload.js\"");
                assertThat(FIELD.matcher(page).results().map(found -> found.group(1)))
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(field)
                                .contains("data-most-bytes=\"" + ContentCheck.MOST_BYTES + "\"", "data-too-large="));
            });
        }
    }

    /** Else the server answers with an error page before the rule is asked. */
    @Test
    void theServersOwnLimitLiesAboveTheRule() {
        assertThat(LIMIT.matcher(read(WEB.resolve("web.xml"))).results().map((MatchResult found) -> found.group(1)))
                .hasSize(2)
                .allSatisfy(limit -> assertThat(Long.parseLong(limit)).isGreaterThan(ContentCheck.MOST_BYTES * 3L / 2));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
